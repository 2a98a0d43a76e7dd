using System.Runtime.CompilerServices;

namespace SceneScout.Jsonata.Evaluation;

/// <summary>What one evaluation knows and has used up: its input, its clock, its limits.</summary>
internal sealed class EvaluationContext
{
    private const int StepsBetweenChecks = 512;
    private const int StackCheckMask = 15;

    [ThreadStatic]
    private static EvaluationContext? t_spare;

    private JsonataOptions _options = JsonataOptions.Default;
    private CancellationToken _cancellation;
    private DateTimeOffset? _now;
    private long _started;
    private long _stepsLeft;
    private long _producedLeft;
    private int _fuel;
    private int _maxDepth;

    private EvaluationContext()
    {
    }

    public JsonataValue Root { get; private set; }

    public JsonataOptions Options => _options;

    public JsonataLimits Limits => _options.Limits;

    public CancellationToken Cancellation => _cancellation;

    /// <summary>The calls of asynchronous functions; null when the evaluation is synchronous.</summary>
    public CallJournal? Journal { get; private set; }

    public int Depth { get; set; }

    /// <summary>The time of the evaluation: the same for all of it.</summary>
    public DateTimeOffset Now => _now ??= _options.TimeProvider.GetUtcNow();

    /// <summary>Takes the thread's spare context, or makes one.</summary>
    public static EvaluationContext Rent(in JsonataValue root, JsonataOptions options, CallJournal? journal, CancellationToken cancellation)
    {
        var context = t_spare ?? new();
        t_spare = null;
        context.Root = root;
        context._options = options;
        context.Journal = journal;
        context._cancellation = cancellation;
        context._now = journal?.Now;
        context._maxDepth = options.Limits.MaxDepth;
        context._stepsLeft = options.Limits.MaxSteps;
        context._producedLeft = options.Limits.MaxProduced;
        context._started = options.Limits.Timeout == Timeout.InfiniteTimeSpan ? 0 : journal?.Started ?? options.TimeProvider.GetTimestamp();
        context._fuel = 0;
        context.Depth = 0;
        return context;
    }

    public void Return()
    {
        Root = default;
        Journal = null;
        _cancellation = default;
        t_spare = this;
    }

    /// <summary>A node starts to be evaluated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Enter()
    {
        var depth = ++Depth;
        if (depth > _maxDepth || (depth & StackCheckMask) == 0)
            CheckDepth();
        Step();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Leave() => Depth--;

    /// <summary>Something small was done that does not nest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Step()
    {
        if (--_fuel < 0)
            Refuel();
    }

    /// <summary>A leaf below the current node is evaluated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Leaf()
    {
        if (Depth >= _maxDepth)
            throw new JsonataException("D1011") { Value = _maxDepth };
        Step();
    }

    /// <summary>Items or characters came into being.</summary>
    public void Produce(long amount)
    {
        _producedLeft -= amount;
        if (_producedLeft < 0)
            throw new JsonataException("D1014") { Value = Limits.MaxProduced };
    }

    public void CheckLength(long length)
    {
        if (length > Limits.MaxSequenceLength)
            throw new JsonataException("D2015") { Value = Limits.MaxSequenceLength };
    }

    /// <summary>A random number from 0 up to 1; in an asynchronous evaluation that starts over it stays the same.</summary>
    public double NextRandom() =>
        Journal is { } journal ? journal.Call(() => _options.Random.NextDouble()).Number : _options.Random.NextDouble();

    private void CheckDepth()
    {
        if (Depth > _maxDepth)
            throw new JsonataException("D1011") { Value = _maxDepth };
        RuntimeHelpers.EnsureSufficientExecutionStack();
    }

    private void Refuel()
    {
        _cancellation.ThrowIfCancellationRequested();
        if (_stepsLeft <= 0)
            throw new JsonataException("D1015") { Value = Limits.MaxSteps };
        if (_started != 0 && _options.TimeProvider.GetElapsedTime(_started) > Limits.Timeout)
            throw new JsonataException("D1012") { Value = Limits.Timeout.TotalMilliseconds };
        var granted = (int)Math.Min(_stepsLeft, StepsBetweenChecks);
        _stepsLeft -= granted;
        _fuel = granted - 1;
    }
}
