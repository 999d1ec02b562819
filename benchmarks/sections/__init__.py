"""The tables of the report, one module each: results in, Markdown out, empty where nothing was run."""
