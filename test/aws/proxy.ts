import { createServer, request as send, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What becomes of a request: it goes on, it is answered here, or its connection breaks before or after AWS has done it. */
export type Fate = "pass" | "cut" | "cutAfterwards" | Answer | Promise<"pass">;

export interface Answer {
  readonly status: number;
  readonly body: object | string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request by its operation: `TrentService.PutKeyPolicy`, `PUT ?policy`. */
export interface SeenRequest {
  readonly operation: string;
  readonly body: string;
  /** The Region that it is signed for, and the id of the key that it is signed with. */
  readonly region: string;
  readonly accessKeyId: string;
}

/** Stands between the SDK and the emulator, and does what networks and busy services do. */
export interface Proxy {
  readonly endpoint: string;
  /** In order. */
  readonly seen: SeenRequest[];
  /** Decides about every request from now on; all pass without. */
  decide(fate?: (request: SeenRequest) => Fate): void;
  stop(): Promise<void>;
}

export async function startProxy(upstream: string): Promise<Proxy> {
  const seen: SeenRequest[] = [];
  let fateOf: (request: SeenRequest) => Fate = () => "pass";
  const serve = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const signature = /Credential=([^/]+)\/\d{8}\/([^/]+)\//.exec(incoming.headers.authorization ?? "");
    const [, accessKeyId = "", region = ""] = signature ?? [];
    const request = { operation: operationOf(incoming), body: body.toString(), region, accessKeyId };
    seen.push(request);
    const fate = await fateOf(request);
    if (fate === "cut") incoming.socket.destroy();
    else if (fate === "pass" || fate === "cutAfterwards")
      forward(upstream, incoming, body, fate === "pass" ? response : undefined);
    else answer(response, fate);
  };
  const server = createServer((incoming, response) => void serve(incoming, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    endpoint: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    seen,
    decide: (fate = () => "pass") => {
      fateOf = fate;
      seen.length = 0;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

function operationOf({ method, url, headers }: IncomingMessage): string {
  const target = headers["x-amz-target"];
  return typeof target === "string"
    ? target
    : `${method ?? ""} ${/\?[\w-]*/.exec(url ?? "")?.[0] ?? ""}`.trim();
}

/** Without a response, the answer is lost on its way. */
function forward(upstream: string, incoming: IncomingMessage, body: Buffer, response?: ServerResponse): void {
  const { method, url, headers } = incoming;
  const outgoing = send(new URL(url ?? "/", upstream), { method, headers }, (answered) => {
    if (response === undefined) {
      answered.resume().once("end", () => incoming.socket.destroy());
      return;
    }
    response.writeHead(answered.statusCode ?? 500, answered.headers);
    answered.pipe(response);
  });
  outgoing.once("error", () => incoming.socket.destroy());
  outgoing.end(body);
}

function answer(response: ServerResponse, { status, body, headers }: Answer): void {
  const isText = typeof body === "string";
  const type = isText ? "application/xml" : "application/x-amz-json-1.1";
  response.writeHead(status, { "content-type": type, ...headers });
  response.end(isText ? body : JSON.stringify(body));
}

/** An error as KMS answers it. */
export function kmsError(type: string, message: string, status = 400): Answer {
  return { status, body: { __type: type, message } };
}

/** An error as S3 answers it. */
export function s3Error(code: string, message: string, status: number): Answer {
  return { status, body: `<Error><Code>${code}</Code><Message>${message}</Message></Error>` };
}
