-- Which stages have so much waiting that the stages before them start nothing new, and how often that began. Claims move it; held_since is null while nothing is held.
CREATE TABLE stage_holds (
    task_type TEXT COLLATE "C" PRIMARY KEY,
    held_since TIMESTAMPTZ,
    times BIGINT NOT NULL DEFAULT 0
);
