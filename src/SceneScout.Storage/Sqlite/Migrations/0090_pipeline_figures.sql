-- Figures of the whole system, one for each series and minute: charts go back further than a node has run.
CREATE TABLE pipeline_figures (
    at INTEGER NOT NULL,
    series TEXT NOT NULL,
    value REAL NOT NULL,
    PRIMARY KEY (at, series)
) WITHOUT ROWID;
