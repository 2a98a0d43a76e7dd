using static SceneScout.Matching.Tests.Sides;

namespace SceneScout.Matching.Tests.Model;

public sealed class VenueTrapTests
{
    [Fact]
    public void Guides_that_write_names_phones_and_streets_differently_mean_one() =>
        Merges(
            Venue("Marlowe's of Boston", "435 S. Dartmouth Blv.", "Boston", "617/246-1501", category: "american"),
            Venue("Marlowe's", "435 South Dartmouth Boulevard", "Boston", "617-246-1501", category: "steakhouses"));

    [Fact]
    public void A_deli_is_a_delicatessen() =>
        Merges(
            Venue("Hal's Delicatessen", "12224 Ventura Blvd.", "Studio City", "818/762-1221", category: "american"),
            Venue("Hal's Deli", "12224 Ventura Blvd.", "Studio City", "818-762-1221", category: "delis"));

    [Fact]
    public void Words_may_stand_in_another_order() =>
        Merges(Venue("Hotel Bel Vista", "701 Stone Canyon Rd.", "Los Angeles", "310/472-1211"), Venue("Bel-Vista Hotel", "701 Stone Canyon Rd", "Bel Air", "310-472-1211"));

    [Fact]
    public void A_guide_that_leaves_out_half_the_name_means_the_same() =>
        Merges(
            Venue("Locanda Portofino", "8638 W. Third St.", "Los Angeles", "310/274-1893", category: "italian"),
            Venue("Locanda", "8638 W 3rd St", "Los Angeles", "310-274-1893", category: "italian"));

    [Fact]
    public void Two_restaurants_of_one_hotel_are_two() =>
        StaysTwo(
            Venue("Palace Court", "3571 Las Vegas Blvd. S", "Las Vegas", "702/731-7731", category: "continental"),
            Venue("Bacchus Buffet", "3571 S. Las Vegas Blvd.", "Las Vegas", "702-731-7731", category: "buffets"));

    [Fact]
    public void A_hotel_cafe_is_not_its_dining_room() =>
        StaysTwo(
            Venue("Grand Belmont Cafe (Buckhead)", "3120 Peachtree Rd.", "Atlanta", "404/237-2711", category: "american"),
            Venue("Grand Belmont Dining Room (Buckhead)", "3120 Peachtree Rd. NE", "Atlanta", "404/237-2711", category: "american (new)"));

    [Fact]
    public void Branches_of_a_chain_are_two()
    {
        StaysTwo(Venue("Starbucks", lat: 40.4406, lon: -79.9959), Venue("Starbucks Coffee", "1719 Penn Ave", lat: 40.4523, lon: -79.9810));
        StaysTwo(Venue("Fastbite", "3 Market Street", "Pittsburgh", lat: 40.4400, lon: -80.0058), Venue("Fastbite", "401 Wood St", "Pittsburgh", lat: 40.4406, lon: -80.0024));
        StaysTwo(Venue("Tony's Pizza #12", "14 Main St", "Springfield"), Venue("Tony's Pizza #31", "902 Oak Ave", "Springfield"));
        StaysTwo(Venue("Fastbite", "100 Main St", "Springfield"), Venue("Fastbite", "900 Main St", "Springfield"));
        StaysTwo(Venue("Fastbite", "1200 Main St", "Springfield"), Venue("Fastbite", "1300 Main Street", "Springfield"));
    }

    [Fact]
    public void Neighbouring_theatres_are_two() =>
        StaysTwo(
            Venue("Broadhurst Theatre", "235 West 44th Street", "New York", lat: 40.75835, lon: -73.98760),
            Venue("Shubert Theatre", "225 West 44th Street", "New York", lat: 40.75820, lon: -73.98715));

    [Fact]
    public void A_church_and_its_school_are_two() =>
        StaysTwo(Venue("Saint Luke's Episcopal Church Nursery School", lat: 40.40012, lon: -80.04013), Venue("St. Luke's Episcopal Church", lat: 40.40045, lon: -80.04062));

    [Fact]
    public void A_building_and_its_car_park_are_two() =>
        StaysTwo(Venue("Orrin Square", lat: 40.4416, lon: -79.9562), Venue("Orrin Square Parking Garage", lat: 40.4419, lon: -79.9566));

    [Fact]
    public void What_was_misread_or_lost_its_marks_is_the_same()
    {
        Merges(Venue("Café Marchetti", "Burnfoot Place, 182-184", lat: 55.9367, lon: -3.2059), Venue("CafÃ© Marchetti", "184 Burnfoot Place", lat: 55.9367, lon: -3.2059));
        Merges(Venue("Théâtre des Champs-Élysées", "15 avenue Montaigne", "Paris", lat: 48.8657, lon: 2.3031), Venue("Theatre des Champs Elysees", "15 Av. Montaigne", "Paris", lat: 48.8656, lon: 2.3035));
    }

    [Fact]
    public void Strasse_is_written_in_many_ways() =>
        Merges(Venue("Gasthaus Krone", "Hauptstr. 12", "Freiburg", postal: "79098"), Venue("Krone", "Hauptstraße 12", "Freiburg im Breisgau", postal: "79098"));

    [Fact]
    public void The_same_name_in_another_city_is_another() =>
        StaysTwo(Venue("The Grand Theatre", "33 Church Street", "Blackpool"), Venue("Grand Theatre", "46 New Briggate", "Leeds"));

    [Fact]
    public void A_name_alone_merges_nothing() => StaysTwo(Venue("Odeon"), Venue("Odeon"));

    [Fact]
    public void Another_phone_is_no_place_that_a_name_could_be_at() =>
        StaysTwo(Venue("Zedelgems Trattoria", phone: "+1 (308) 549 1241"), Venue("Zedelgems Trattoria", "3115 Murree Drive", "Arlington", "434-857-7433", 32.7192261, -97.114549));

    [Fact]
    public void A_feed_that_is_half_a_kilometre_off_is_found_by_name_and_address() =>
        Merges(Venue("Usher Hall", "Lothian Road", "Edinburgh", lat: 55.9473, lon: -3.2052), Venue("The Usher Hall", "Lothian Rd", "Edinburgh", lat: 55.9500, lon: -3.2100));

    [Fact]
    public void A_guide_names_the_metropolis_and_the_other_its_part()
    {
        Merges(Venue("Corvina", "8001 Sunset Blvd.", "Los Angeles", "213/656-4101"), Venue("Corvina", "8001 Sunset Boulevard", "W. Hollywood", "213-656-4101"));
        Merges(Venue("Nettuno", "29-12 Ditmars Blvd.", "Queens", "718/278-4500"), Venue("Nettuno Ristorante", "29-12 Ditmars Blvd", "New York", "718-278-4500"));
    }

    [Fact]
    public void Articles_and_quarters_stand_behind_a_name() =>
        Merges(Venue("Lantern  The", "837 Second Ave.", "New York", "212/687-2953"), Venue("The Lantern (New York City)", "837 2nd Ave", "New York City", "212-687-2953"));

    [Fact]
    public void A_name_may_lose_its_end() =>
        Merges(Venue("Grill  The", "9560 Darnton Way", "Los Angeles", "310/276-8815"), Venue("Grill on the Quay", "9560 Darnton Way", "Beverly Hills", "310-276-8815"));

    [Fact]
    public void A_phone_and_a_name_outweigh_a_street_that_differs() =>
        Merges(Venue("Cafe Lunara", "21 Jones St. near Bleecker St.", "New York", "212/724-8801", category: "coffeehouses"), Venue("Cafe Lunara", "201 W. 83rd St.", "New York", "212-724-8801"));

    [Fact]
    public void A_name_and_an_address_outweigh_a_phone_that_differs() =>
        Merges(Venue("Osteria Brandini", "1023 N. Carrillo Dr.", "Los Angeles", "310/555-8241"), Venue("Brandini", "1023 N Carrillo Drive", "Los Angeles", "213-642-9937"));

    [Fact]
    public void A_corner_says_what_a_number_says() =>
        Merges(Venue("Zephyr Grill", "54 Mint St. at Fifth St.", "San Francisco", "415/543-2211"), Venue("The Zephyr", "5th St. at Mint St.", "San Francisco", "415-543-2211"));

    [Fact]
    public void The_rooms_of_one_hotel_are_several_and_their_kind_may_stand_in_front()
    {
        StaysTwo(Venue("Ashby-Wren Cafe", "181 Peachtree St.", "Atlanta", "404/659-0400"), Venue("Ashby-Wren Dining Room", "181 Peachtree St. NE", "Atlanta", "404-659-0400"));
        Merges(Venue("Restaurant Ashby-Wren Atlanta", "181 Peachtree St.", "Atlanta", "404/659-0400"), Venue("Ashby-Wren Restaurant", "181 Peachtree St. NE", "Atlanta", "404-659-0400"));
    }

    [Fact]
    public void A_boulevard_that_bears_the_citys_name_is_a_street() =>
        StaysTwo(Venue("Buffet Bar", "3570 Las Vegas Blvd. S", "Las Vegas", "702/555-7110"), Venue("Buffet Bar", "129 Las Vegas Blvd. N", "Las Vegas", "702-555-4000"));

    [Fact]
    public void Spaces_and_swapped_letters_part_nothing()
    {
        Merges(Venue("Co Go's", "1001 Brook Boulevard", lat: 40.3924, lon: -80.0169), Venue("Cogos", "1001 Brook Blvd", lat: 40.3923, lon: -80.0174));
        Merges(Venue("No 1 Exchange", "414 Morning Road", lat: 55.9249, lon: -3.2096), Venue("No1 Exchange", "414 Morning Road", lat: 55.9251, lon: -3.2097));
        Merges(Venue("Cesaroli Pizza", lat: 40.4730, lon: -80.0289), Venue("Cerasoli Pizzeria", lat: 40.4731, lon: -80.0289));
    }

    [Fact]
    public void Directories_that_write_one_line_and_many_fields_mean_one()
    {
        Merges(
            Venue("Zanetti's Pizzeria", "5509 N 7th St", "Phoenix", postal: "85014", lat: 33.51655, lon: -112.06512),
            Venue("Zanetti's Pizza", "5509 North 7th Street, Midtown, Phoenix, AZ 85014", "Phoenix", postal: "85014", lat: 33.51642, lon: -112.06418));
        Merges(Venue("Zola's Little Sicily", "4400 Sharon Rd", "Charlotte", postal: "28211", lat: 35.15204, lon: -80.82843), Venue("Zola's", "4400 Sharon Road, Charlotte, NC 28211", "Charlotte", postal: "28211", lat: 35.15300, lon: -80.82700));
        Merges(Venue("Kumpel Grill", "6309 McKee Rd, Fitchburg, WI", phone: "(855) 666-9247"), Venue("Kumpel Grill", "6309 Mckee Rd, Fitchburg, WI 53719", phone: "(608) 270-1022"));
    }

    [Fact]
    public void Two_houses_of_one_city_whose_addresses_are_lines_are_two() =>
        StaysTwo(Venue("Hang Ah Noodle", "69 Mott Street, New York, NY", phone: "(212) 555-1261"), Venue("Hang Ah Garden", "21 Bayard St, New York, NY 10013", phone: "(212) 766-6311"));

    [Fact]
    public void A_suburb_that_one_calls_by_its_metropolis_is_no_other_place_where_points_agree() =>
        Merges(Venue("The Signal", "3265 W Market St", "Fairlawn", lat: 41.13560, lon: -81.62940), Venue("The Signal", "3265 W Market Street, Akron, OH 44333", "Cleveland", lat: 41.13600, lon: -81.63000));

    [Fact]
    public void A_house_is_the_one_that_another_names_in_brackets() =>
        Merges(Venue("Palacio de los Deportes (Volta Center)", city: "Madrid", lat: 40.42410, lon: -3.67180), Venue("Volta Center", city: "Madrid", lat: 40.42400, lon: -3.67190));

    [Theory]
    [InlineData("Starbucks (Macy's)", "Macy's")]
    [InlineData("Starbucks at Macy's", "Macy's")]
    [InlineData("Corvina Cafe (Halden Museum)", "Halden Museum")]
    public void A_tenant_is_not_its_house(string tenant, string house) =>
        StaysTwo(Venue(tenant, lat: 40.75080, lon: -73.98860), Venue(house, lat: 40.75089, lon: -73.98860));

    [Fact]
    public void A_number_whose_digits_were_swapped_is_the_same_house() =>
        Merges(Venue("Osteria Brandini", "804 Oak Street", "Springfield", "310/555-8241"), Venue("Brandini", "840 Oak St", "Springfield", "310-555-8241"));
}
