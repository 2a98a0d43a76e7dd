using System.Collections.Immutable;
using SceneScout.Simulator.Eventbrite;
using SceneScout.Simulator.Faults;
using SceneScout.Simulator.GooglePlaces;
using SceneScout.Simulator.Limits;
using SceneScout.Simulator.Meetup;
using SceneScout.Simulator.Nominatim;
using SceneScout.Simulator.Ticketmaster;
using SceneScout.Simulator.Worlds;
using SceneScout.Simulator.Yelp;

namespace SceneScout.Simulator.Hosting;

/// <summary>The running state: the world at its present, the faults, the counts. Each is replaced whole, never changed.</summary>
internal sealed class Simulation
{
    private readonly Lock _gate = new();
    private volatile World _world;
    private volatile FaultPlan _faults;

    public Simulation(SimulatorOptions options, World world)
    {
        Options = options;
        _world = world;
        _faults = options.Faults;
        Answers = options.KeepAnswers ? new AnswerMemory() : null;
        Limiter = new CallLimiter(options.Limits, options.Time);
    }

    /// <summary>What the simulator was started with.</summary>
    public SimulatorOptions Options { get; }

    /// <summary>The world at its present.</summary>
    public World World => _world;

    /// <summary>What goes wrong at present.</summary>
    public FaultPlan Faults => _faults;

    /// <summary>Answers that were given already; null when none are kept.</summary>
    public AnswerMemory? Answers { get; }

    /// <summary>The counts of limits.</summary>
    public CallLimiter Limiter { get; }

    /// <summary>The services by name.</summary>
    public ImmutableDictionary<string, ISourceApi> Apis { get; } =
        new ISourceApi[] { new TicketmasterApi(), new EventbriteApi(), new YelpApi(), new GooglePlacesApi(), new MeetupApi(), new NominatimApi() }.ToImmutableDictionary(api => api.Source);

    /// <summary>The counts of calls by name.</summary>
    public ImmutableDictionary<string, CallCounter> Counters { get; } = SourceNames.Services.ToImmutableDictionary(name => name, _ => new CallCounter());

    /// <summary>Moves the world's present.</summary>
    public World Advance(TimeSpan by)
    {
        lock (_gate)
        {
            return _world = _world.AdvancedTo(_world.Now + by);
        }
    }

    /// <summary>Lets a part of the world's events change.</summary>
    public World Turn()
    {
        lock (_gate)
        {
            return _world = _world.Turned();
        }
    }

    /// <summary>Replaces the faults of a source.</summary>
    public void SetFaults(string source, SourceFaults faults)
    {
        lock (_gate)
        {
            _faults = _faults.With(source, faults);
        }
    }
}
