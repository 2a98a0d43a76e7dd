-- Which blocks have listings in a piece of space on a night near a border of blocks, and which have listings that the place and day of another block name.
CREATE TABLE border_places (
    place TEXT COLLATE "C" NOT NULL,
    block TEXT COLLATE "C" NOT NULL,
    night TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (place, block)
);
CREATE INDEX idx_border_places_night ON border_places (night);
-- What people said of a listing goes with it to another block.
CREATE INDEX idx_review_pairs_left ON review_pairs (left_id);
CREATE INDEX idx_review_pairs_right ON review_pairs (right_id);
