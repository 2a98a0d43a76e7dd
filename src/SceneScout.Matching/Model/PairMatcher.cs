using SceneScout.Matching.Features;
using SceneScout.Matching.Places;
using SceneScout.Matching.Records;
using SceneScout.Matching.Text;

namespace SceneScout.Matching.Model;

/// <summary>Judges pairs of records with a model. The order of the sides does not matter.</summary>
/// <param name="model">The weights.</param>
public sealed class PairMatcher(MatchModel model)
{
    // What place evidence is cut to: beyond it, it says no more.
    private const float MostPlace = 10;

    // How far below merging a pair stays that nothing ties to a place or a time.
    private const double Unanchored = 0.01;

    // A person may know that two titles are translations. What an only candidate gets more must not make it a merge.
    private const double Nameless = 0.1;

    // What only words such as "concert" have in common is nothing.
    private const float LeastTold = 0.2f;

    // Up to here one is a run of days and the other surely a part of a day.
    private const float RunAndPart = 0.1f;

    // How sure a link to the same listing makes.
    private const double Linked = 0.98;

    // A page may sell a matinee and an evening.
    private const int MostLinkedMinutes = 120;

    // Adding in another order gives other last digits.
    private const double Slack = 1e-9;

    private readonly PlaceLikenesses _places = new();

    private readonly double _venueRest = model.Venue.Most(VenueFeatures.Cheap);
    private readonly double _eventRest = model.Event.Most(EventFeatures.Place);

    // What an event's place can add, and who performs, once its titles are measured.
    private readonly double _placeRest = model.Event.Most(EventFeatures.Place, EventFeatures.Title) + model.Event.Most(EventFeatures.VenueName, EventFeatures.Parts) + model.Event.Most(EventFeatures.VenueLeft, EventFeatures.Pass);
    private readonly double _toldRest = model.Event.Most(EventFeatures.VenueTold, EventFeatures.Billed);
    private readonly double _performersRest = model.Event.Most(EventFeatures.Performers, EventFeatures.Named);

    /// <summary>The model.</summary>
    public MatchModel Model => model;

    /// <summary>The probability that two records are one; 0 as soon as it is certain that it stays below review.</summary>
    public double Quick(PreparedSide a, PreparedSide b) => Quick(a, b, double.NegativeInfinity);

    /// <summary>The same; 0, or anything that is too little, as soon as it is certain that the log-odds stay below what is asked for.</summary>
    /// <param name="a">One side.</param>
    /// <param name="b">The other.</param>
    /// <param name="least">Log-odds below which it does not matter by how much.</param>
    public double Quick(PreparedSide a, PreparedSide b, double least)
    {
        if (KindOf(a, b) is not { } kind)
            return 0;
        Span<float> venue = stackalloc float[VenueFeatures.Specs.Length];
        VenueFeatures.FillCheap(a, b, venue);
        if (kind == SideKind.Venue)
        {
            var sum = model.Venue.Bias + model.Venue.Sum(venue, 0, VenueFeatures.Cheap);
            if (sum + _venueRest < model.Venue.LeastLogOdds)
                return 0;
            VenueFeatures.FillCostly(a, b, a.Title, b.Title, venue);
            return Probability(kind, model.Venue.Whole(sum + model.Venue.Sum(venue, VenueFeatures.Cheap, venue.Length), venue, least), venue);
        }

        Span<float> values = stackalloc float[EventFeatures.Specs.Length];
        EventFeatures.FillCheap(a, b, venue, values);
        var cheap = model.Event.Bias + model.Event.Sum(values, 0, EventFeatures.Place);
        var isLinked = IsLinked(values);
        if (cheap + _eventRest < model.Event.LeastLogOdds && !isLinked)
            return 0;
        EventFeatures.FillTitles(a, b, values);
        EventFeatures.FillWords(a, b, values);
        var titles = cheap + model.Event.Sum(values, EventFeatures.Title, EventFeatures.Performers) + model.Event.Curves[EventFeatures.Matched].At(values[EventFeatures.Matched])
            + model.Event.Sum(values, EventFeatures.Parts, EventFeatures.VenueTold) + model.Event.Sum(values, EventFeatures.Evening, EventFeatures.VenueLeft) + model.Event.Curves[EventFeatures.Pass].At(values[EventFeatures.Pass]);
        var words = model.Event.Sum(values, EventFeatures.Named, EventFeatures.TitleHere) + model.Event.Curves[EventFeatures.Billed].At(values[EventFeatures.Billed]);
        var rest = titles + words + Rest(a, b, values[EventFeatures.Title]);
        if (rest + _placeRest + Slack < model.Event.LeastLogOdds && !isLinked)
            return 0;
        var place = Place(a, b, venue);
        if (rest + OfPlace(place, venue) + Slack < model.Event.LeastLogOdds && !isLinked)
            return 0;
        EventFeatures.FillRest(a, b, place, venue, values);
        return Probability(kind, model.Event.Whole(cheap + model.Event.Sum(values, EventFeatures.Place, values.Length), values, isLinked ? double.NegativeInfinity : least), values);
    }

    /// <summary>Judges a pair and says why.</summary>
    public PairVerdict Judge(PreparedSide a, PreparedSide b)
    {
        if (KindOf(a, b) is not { } kind)
            return new PairVerdict(0, MatchOutcome.Apart, ["one is an event, the other a venue"]);
        var values = new float[Math.Max(VenueFeatures.Specs.Length, EventFeatures.Specs.Length)];
        var card = model.Of(kind);
        var count = Measure(a, b, kind, values);
        var probability = Probability(kind, card.Whole(card.Bias + card.Sum(values, 0, count), values.AsSpan(0, count)), values.AsSpan(0, count));
        return new PairVerdict(probability, card.Outcome(probability), PairReasons.Of(kind, values.AsSpan(0, count), card));
    }

    /// <summary>Measures all features of a pair.</summary>
    /// <returns>How many there are.</returns>
    internal int Measure(PreparedSide a, PreparedSide b, SideKind kind, Span<float> values)
    {
        if (kind == SideKind.Venue)
        {
            VenueFeatures.FillCheap(a, b, values);
            VenueFeatures.FillCostly(a, b, a.Title, b.Title, values);
            return VenueFeatures.Specs.Length;
        }

        Span<float> venue = stackalloc float[VenueFeatures.Specs.Length];
        VenueFeatures.FillCheap(a, b, venue);
        EventFeatures.FillCheap(a, b, venue, values);
        EventFeatures.FillTitles(a, b, values);
        EventFeatures.FillWords(a, b, values);
        EventFeatures.FillRest(a, b, Place(a, b, venue), venue, values);
        return EventFeatures.Specs.Length;
    }

    // The most that is left beside the place once titles and words are measured: a side without performers says nothing of them, and what an equal title in one house adds is known with the title.
    private double Rest(PreparedSide a, PreparedSide b, float title) =>
        Math.Max(0, model.Event.Curves[EventFeatures.TitleHere].At(title)) + _toldRest + (a.Performers.Length > 0 && b.Performers.Length > 0 ? _performersRest : 0);

    // What the place adds, and how alike the names and addresses of the houses are.
    private double OfPlace(float place, ReadOnlySpan<float> venue) =>
        model.Event.Curves[EventFeatures.Place].At(place) + model.Event.Curves[EventFeatures.VenueName].At(venue[VenueFeatures.Name])
        + model.Event.Curves[EventFeatures.VenueContained].At(venue[VenueFeatures.Contained]) + model.Event.Curves[EventFeatures.VenueAddress].At(venue[VenueFeatures.Address])
        + model.Event.Curves[EventFeatures.VenueLeft].At(venue[VenueFeatures.Left]);

    // Names alone do not merge: of a venue something has to say where it is, of an event when.
    private double Probability(SideKind kind, double logOdds, ReadOnlySpan<float> values)
    {
        var probability = MatchModel.Probability(logOdds);
        var anchored = kind == SideKind.Venue ? IsPlaced(values) : IsKnown(values, EventFeatures.Days) || values[EventFeatures.Link] >= 2;
        if (kind == SideKind.Event && IsLinked(values))
            return Math.Max(probability, Linked);
        if (kind == SideKind.Event && SharesNothing(values))
            return Math.Min(probability, Nameless);
        anchored &= kind == SideKind.Venue || !IsOther(values);
        return anchored ? probability : Math.Min(probability, model.Of(kind).MergeFrom - Unanchored);
    }

    // Another phone says nothing of where it is. A city and its postal codes hold many branches: where the addresses are of two houses, they say nothing.
    private static bool IsPlaced(ReadOnlySpan<float> values) =>
        IsKnown(values, VenueFeatures.Distance) || values[VenueFeatures.Phone] > 0 || values[VenueFeatures.Link] >= 2
        || (IsKnown(values, VenueFeatures.Address)
            ? values[VenueFeatures.Address] > AddressComparison.OtherNumber
            : IsKnown(values, VenueFeatures.Postal) || IsKnown(values, VenueFeatures.City));

    // A house and an hour are not enough: of the titles no word is common, and nobody performs in both.
    private static bool SharesNothing(ReadOnlySpan<float> values) =>
        values[EventFeatures.Matched] < LeastTold && values[EventFeatures.Parts] is 0 or float.NaN && values[EventFeatures.Performers] is 0 or float.NaN && values[EventFeatures.Named] is 0 or float.NaN;

    // A team against another than there is another game, and so is a class of another thing another class; a run is none of its evenings, and a pass for all days none of them; the second day, or what is sold beside an event, is a part of it; what is over before the other begins is another slot.
    private static bool IsOther(ReadOnlySpan<float> values) => values[EventFeatures.Parts] == TitleParts.OtherTeam || values[EventFeatures.Type] == NameComparison.PartOf || values[EventFeatures.Run] <= RunAndPart
        || values[EventFeatures.TitleNamed] == NameComparison.OtherWord || values[EventFeatures.Pass] == EventTimes.OneOfTheDays || values[EventFeatures.Overlap] == 0;

    // Both lead to one listing at one time: whoever set the link knew, whatever words and places say.
    private static bool IsLinked(ReadOnlySpan<float> values) =>
        values[EventFeatures.Link] == 3 && values[EventFeatures.Days] is 0 or float.NaN && !(values[EventFeatures.Minutes] > MostLinkedMinutes) && values[EventFeatures.Run] is 1 or float.NaN;

    private static bool IsKnown(ReadOnlySpan<float> values, int at) => !float.IsNaN(values[at]);

    // A record that does not say what it is goes by the other.
    internal static SideKind? KindOf(PreparedSide a, PreparedSide b)
    {
        if (a.Kind == b.Kind)
            return a.Kind;
        return a.Side.Kind is not null && b.Side.Kind is not null ? null : a.Side.Kind ?? b.Side.Kind ?? SideKind.Event;
    }

    // What records share they are not compared of twice, unless a phone, which is the record's own, says something, too.
    private float Place(PreparedSide a, PreparedSide b, Span<float> venue)
    {
        if (a.Place.Number == 0 || b.Place.Number == 0 || !float.IsNaN(venue[VenueFeatures.Phone]))
            return ComparedPlace(a, b, venue);
        if (_places.Of(a.Place, b.Place) is { } known)
        {
            (venue[VenueFeatures.Name], venue[VenueFeatures.Contained], venue[VenueFeatures.Left], venue[VenueFeatures.Address]) = (known.Name, known.Contained, known.Left, known.Address);
            return known.Evidence;
        }

        var evidence = ComparedPlace(a, b, venue);
        _places.Keep(new PlaceLikeness(a.Place.Number, b.Place.Number, evidence, venue[VenueFeatures.Name], venue[VenueFeatures.Contained], venue[VenueFeatures.Left], venue[VenueFeatures.Address]));
        return evidence;
    }

    // An event's page and phone are not its venue's.
    private float ComparedPlace(PreparedSide a, PreparedSide b, Span<float> venue)
    {
        venue[VenueFeatures.Link] = float.NaN;
        VenueFeatures.FillCostly(a, b, a.Venue, b.Venue, venue, ofEvents: true);
        var known = false;
        foreach (var value in venue)
            known |= !float.IsNaN(value);
        return known ? (float)Math.Clamp(model.Venue.Sum(venue, 0, venue.Length), -MostPlace, MostPlace) : float.NaN;
    }
}
