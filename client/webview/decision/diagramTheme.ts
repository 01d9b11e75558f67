import type { MermaidConfig } from "mermaid";

/** Mermaid computes with colours, so it gets the theme's as they are now, not their names. */
export function diagramTheme(): MermaidConfig {
  const background = colour("--vscode-editor-background", "#ffffff");
  const text = colour("--vscode-editor-foreground", "#333333");
  const line = colour("--vscode-contrastBorder", colour("--vscode-descriptionForeground", text));
  const box = colour("--vscode-editorWidget-background", background);
  const accent = colour("--vscode-focusBorder", line);
  const red = colour("--vscode-charts-red", "#d22222");
  return {
    theme: "base",
    fontFamily: colour("--vscode-font-family", "sans-serif"),
    themeVariables: {
      background,
      fontSize: "14px",
      primaryColor: box,
      primaryTextColor: text,
      primaryBorderColor: line,
      lineColor: line,
      textColor: text,
      mainBkg: box,
      nodeBorder: line,
      edgeLabelBackground: background,
      actorBkg: box,
      actorBorder: line,
      actorTextColor: text,
      actorLineColor: line,
      signalColor: text,
      signalTextColor: text,
      noteBkgColor: background,
      noteBorderColor: line,
      noteTextColor: text,
    },
    themeCSS: `
      .node.taken :is(.label-container, .label-container *) { stroke: ${accent} !important; }
      .node.open :is(.label-container, .label-container *) { stroke: ${red} !important; }
      .edgePaths path[style*="stroke-width"] { stroke: ${accent} !important; }
      .edgePaths path[style*="#d22"] { stroke: ${red} !important; }
      .edgeLabel rect { fill: ${background} !important; opacity: 1 !important; }
      .messageText { paint-order: stroke; stroke: ${background}; stroke-width: 5px; }
    `,
  };
}

function colour(name: string, otherwise: string): string {
  const value = getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  return value === "" ? otherwise : value;
}
