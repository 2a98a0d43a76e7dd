using Akka.Actor;
using SceneScout.Domain.Tasks;

namespace SceneScout.Actors.Workers;

/// <summary>Lets one worker of a type and node at a time ask the store for work. News of work reaches all of them, and of many that ask at once all but a few find nothing: who finds work wakes the next one, and when nobody does they all rest. Wakes may be lost with a worker; each asks again by itself after its idle wait. Safe for use by many workers.</summary>
public sealed class ClaimTurns
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TaskType, Line> _lines = [];

    /// <summary>Begins to ask, or waits in line to be woken.</summary>
    /// <param name="type">What it works on.</param>
    /// <param name="worker">The worker.</param>
    /// <returns>False when another is asking.</returns>
    public bool TryBegin(TaskType type, IActorRef worker)
    {
        lock (_lock)
        {
            if (!_lines.TryGetValue(type, out var line))
                _lines[type] = line = new Line();
            if (line.Asking is null)
            {
                line.Asking = worker;
                line.Leave(worker);
                // What brought them here is older than the question that begins now: its answer is theirs, too.
                line.Answered.AddRange(line.Waiting);
                line.Waiting.Clear();
                return true;
            }

            if (!line.Asking.Equals(worker) && !line.Waiting.Contains(worker))
                line.Waiting.Add(worker);
            return false;
        }
    }

    /// <summary>Ends a question, or what is left of a worker that goes.</summary>
    /// <param name="type">What it works on.</param>
    /// <param name="worker">The worker.</param>
    /// <param name="found">Whether there was work: then there may be more.</param>
    /// <returns>Who is to ask next; null for nobody.</returns>
    public IActorRef? End(TaskType type, IActorRef worker, bool found)
    {
        lock (_lock)
        {
            if (!_lines.TryGetValue(type, out var line))
                return null;
            if (line.Asking?.Equals(worker) != true)
            {
                line.Leave(worker);
                return null;
            }

            line.Asking = null;
            if (!found)
                line.Answered.Clear();
            return line.Next();
        }
    }

    private sealed class Line
    {
        public IActorRef? Asking { get; set; }

        /// <summary>Came after the question was asked.</summary>
        public List<IActorRef> Waiting { get; } = [];

        /// <summary>Came before it.</summary>
        public List<IActorRef> Answered { get; } = [];

        public void Leave(IActorRef worker)
        {
            Waiting.Remove(worker);
            Answered.Remove(worker);
        }

        public IActorRef? Next()
        {
            var from = Answered.Count > 0 ? Answered : Waiting;
            if (from.Count == 0)
                return null;
            var next = from[0];
            from.RemoveAt(0);
            return next;
        }
    }
}
