using Akka.Actor;

namespace SceneScout.Threds.Cluster.Memory;

/// <summary>Keeps the threds of a node within its memory: when there are too many, those that have nothing to do rest. What they hold stands in the journal, and their cards say when they are to be woken.</summary>
internal sealed class ThredMemoryActor : ReceiveActor
{
    /// <summary>Makes a node's keeper.</summary>
    /// <param name="most">So many stay.</param>
    public ThredMemoryActor(int most)
    {
        var residents = new ResidentThreds(most);
        Receive<Came>(came =>
        {
            residents.Add(came.Resident);
            foreach (var resting in residents.ToRest())
                resting.Thred.Tell(MakeRoom.Instance);
        });
        // Nobody else is asked for it: were all of them busy, they would be asked round and round.
        Receive<Stays>(stays =>
        {
            stays.Resident.Use();
            residents.Add(stays.Resident);
        });
        Receive<Left>(left => residents.Remove(left.Resident));
    }

    /// <summary>From a thred: it is in memory.</summary>
    /// <param name="Resident">The thred.</param>
    internal sealed record Came(Resident Resident) : INoSerializationVerificationNeeded;

    /// <summary>From a thred: it was asked to rest and has something to do.</summary>
    /// <param name="Resident">The thred.</param>
    internal sealed record Stays(Resident Resident) : INoSerializationVerificationNeeded;

    /// <summary>From a thred: it goes.</summary>
    /// <param name="Resident">The thred.</param>
    internal sealed record Left(Resident Resident) : INoSerializationVerificationNeeded;

    /// <summary>To a thred: rest, unless there is something to do.</summary>
    internal sealed class MakeRoom : INoSerializationVerificationNeeded
    {
        /// <summary>The one value.</summary>
        public static readonly MakeRoom Instance = new();

        private MakeRoom()
        {
        }
    }
}
