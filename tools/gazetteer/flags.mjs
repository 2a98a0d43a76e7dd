// What a place is, as PlaceFlags has it.
export const DISTRICT = 1, CAPITAL = 2, SEAT = 4, SETTLEMENT = 8, OFFICE = 16, UNADDRESSED = 32, COUNTY_SEAT = 64, OWN_CENTRE = 128;
