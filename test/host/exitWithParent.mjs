// Loaded into the workbench's server: ends it when the process that started it has died without a word.
process.once("disconnect", () => process.exit());
