-- Figures of the whole system, one for each series and minute: charts go back further than a node has run.
CREATE TABLE pipeline_figures (
    at TIMESTAMPTZ NOT NULL,
    series TEXT COLLATE "C" NOT NULL,
    value DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (at, series)
);
