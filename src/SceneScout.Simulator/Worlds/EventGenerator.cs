using System.Globalization;

namespace SceneScout.Simulator.Worlds;

/// <summary>Makes the real events of one city, production by production: a one-off, a nightly run, or a recurring series.</summary>
internal sealed class EventGenerator(WorldOptions options, int cityIndex, IReadOnlyList<WorldVenue> venues, IReadOnlyList<Organizer> organizers, IReadOnlyList<Performer> performers)
{
    private const int Days = 100;
    private const int SecondShowMinutes = 180;
    private static readonly int[] DayWeights = [2, 2, 3, 4, 6, 7, 4];
    private readonly WorldCity _city = Cities.All[cityIndex];
    private readonly HashSet<(int Venue, int Day, int Part)> _booked = [];
    private readonly HashSet<(string Title, int Venue, DateTime Start)> _seen = [];
    private readonly ILookup<VenueKind, WorldVenue> _venuesByKind = venues.ToLookup(venue => venue.Kind);

    /// <summary>Events of the city, numbered from the first index on.</summary>
    public IEnumerable<RealEvent> Create(int firstIndex, int count)
    {
        var made = 0;
        for (var production = 0; made < count; production++)
        {
            foreach (var e in Produce(SplitRandom.FromSeed(options.Seed).Split(_city.Name + "/production", production), firstIndex + made, production, production < 20 * count))
            {
                if (made == count)
                {
                    yield break;
                }

                yield return e;
                made++;
            }
        }
    }

    private IEnumerable<RealEvent> Produce(SplitRandom random, int firstIndex, int production, bool exclusive)
    {
        var organizer = random.Pick(organizers);
        var category = random.Chance(0.7) ? organizer.Focus : (EventCategory)random.Next(14);
        var profile = CategoryProfile.Of(category);
        var cast = Cast(category, ref random);
        var title = CategoryTitles.Title(category, _city, cast, ref random);
        var venue = Venue(profile, ref random);
        var attendance = random.Chance(profile.Online) ? random.Chance(0.3) ? Attendance.Hybrid : Attendance.Online : Attendance.InPerson;
        var recurring = random.Chance(profile.Recurring);
        var nightly = recurring && category is EventCategory.Theatre or EventCategory.Comedy;
        var occurrences = !recurring ? 1 : nightly ? random.Next(2, 6) : random.Next(3, 12);
        var stepDays = nightly ? 1 : random.Chance(0.75) ? 7 : 28;
        var (min, max) = Price(profile, ref random);
        var hour = random.Pick(profile.StartHours);
        var minute = random.Chance(0.75) ? 0 : random.Chance(0.8) ? 30 : 15;
        var day = FirstDay(ref random);
        var made = 0;
        for (var i = 0; i < occurrences && day < Days; i++, day += stepDays)
        {
            var own = random.Split("occurrence", i);
            var local = Today.AddDays(day).AddHours(hour).AddMinutes(minute);
            var start = WorldZones.ToUtc(_city.TimeZone, local);
            var place = attendance == Attendance.Online ? -1 : venue.Index;
            if (start <= options.Start
                || (place >= 0 && !_booked.Add((place, day, hour / 8)) && exclusive)
                || !_seen.Add((title, place, local)))
            {
                continue;
            }

            // Two shows of one title on one evening are two events, however alike their listings are.
            var twice = place >= 0 && (category is EventCategory.Music or EventCategory.Comedy or EventCategory.Theatre or EventCategory.Film) && own.Split("twice").Chance(0.04);
            var number = occurrences > 1 || twice ? production : -1;
            yield return Occurrence(firstIndex + made++, own, organizer, category, profile, title, place, attendance, cast, number, local, start, min, max);
            if (twice && _seen.Add((title, place, local.AddMinutes(SecondShowMinutes))))
            {
                var second = local.AddMinutes(SecondShowMinutes);
                yield return Occurrence(
                    firstIndex + made++, own.Split("second"), organizer, category, profile, title, place, attendance, cast, number, second, WorldZones.ToUtc(_city.TimeZone, second), min, max);
            }
        }
    }

    private DateTime Today => WorldZones.ToLocal(_city.TimeZone, options.Start).Date;

    private RealEvent Occurrence(
        int index,
        SplitRandom own,
        Organizer organizer,
        EventCategory category,
        CategoryProfile profile,
        string title,
        int venue,
        Attendance attendance,
        Performer[] cast,
        int series,
        DateTime local,
        DateTimeOffset start,
        decimal? min,
        decimal? max)
    {
        var precision = Precision(category, series, ref own);
        var duration = TimeSpan.FromMinutes(profile.Minutes);
        if (category == EventCategory.Festival || (category == EventCategory.Art && own.Chance(0.25)))
        {
            duration += TimeSpan.FromDays(own.Next(1, 4));
        }

        var announced = own.Chance(0.92)
            ? options.Start - TimeSpan.FromHours(own.Next(1, 90 * 24))
            : options.Start + TimeSpan.FromHours(own.Next(1, Math.Max(2, (int)Math.Min(30 * 24, (start - options.Start).TotalHours - 1))));
        var draft = new RealEvent
        {
            Index = index,
            Id = string.Create(CultureInfo.InvariantCulture, $"real-{index:D6}"),
            Category = category,
            Title = title,
            City = cityIndex,
            Venue = venue,
            Organizer = organizer.Index,
            Performers = [.. cast.Select(performer => performer.Index)],
            Series = series,
            LocalStart = local,
            Start = start,
            Duration = duration,
            Precision = precision,
            Attendance = attendance,
            PriceMin = min,
            PriceMax = max,
            Announced = announced < start ? announced : options.Start - TimeSpan.FromHours(1),
            Change = null,
            SoldOut = own.Chance(0.06),
        };
        return draft with { Change = ChangeGenerator.Create(draft, options.Start, _city, venues, own.Split("change")) };
    }

    private static StartPrecision Precision(EventCategory category, int series, ref SplitRandom random)
    {
        if (category is EventCategory.Festival or EventCategory.Art && random.Chance(0.35))
        {
            return StartPrecision.DateOnly;
        }

        if (category is not (EventCategory.Music or EventCategory.Sports) || series >= 0)
        {
            return StartPrecision.Exact;
        }

        return (StartPrecision)random.PickWeighted([0.92, 0.01, 0.03, 0.02, 0.02]);
    }

    private Performer[] Cast(EventCategory category, ref SplitRandom random)
    {
        var count = category switch
        {
            EventCategory.Music => random.Next(1, 3),
            EventCategory.Comedy => 1,
            EventCategory.Festival => random.Next(2, 5),
            _ => 0,
        };
        var cast = new Performer[count];
        for (var i = 0; i < count; i++)
        {
            cast[i] = random.Pick(performers);
        }

        return cast;
    }

    private WorldVenue Venue(CategoryProfile profile, ref SplitRandom random)
    {
        var candidates = _venuesByKind[random.Pick(profile.Venues)].ToList();
        return random.Pick<WorldVenue>(candidates.Count > 0 ? candidates : venues);
    }

    private static (decimal? Min, decimal? Max) Price(CategoryProfile profile, ref SplitRandom random)
    {
        if (random.Chance(profile.Free))
        {
            return (0m, 0m);
        }

        if (random.Chance(profile.NoPrice))
        {
            return (null, null);
        }

        var min = Math.Max(1, decimal.Round((decimal)(profile.Price * random.Next(0.3, 1.6)))) + (random.Chance(0.3) ? 0.5m : 0m);
        var max = random.Chance(0.4) ? min : decimal.Round(min * (decimal)random.Next(1.2, 3.5));
        return (min, max);
    }

    private int FirstDay(ref SplitRandom random)
    {
        // Weekends are fuller, and what is near is announced more densely than what is far.
        while (true)
        {
            var day = (int)(Math.Pow(random.NextDouble(), 1.2) * Days);
            var weekday = ((int)Today.AddDays(day).DayOfWeek + 6) % 7;
            if (random.Next(7) < DayWeights[weekday])
            {
                return day;
            }
        }
    }
}
