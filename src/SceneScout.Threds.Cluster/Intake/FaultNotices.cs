using Akka.Actor;
using SceneScout.Threds.Cluster.Hosting;
using SceneScout.Threds.Cluster.Instances;
using SceneScout.Threds.Cluster.Participants;
using SceneScout.Threds.Engine;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Cluster.Intake;

/// <summary>Tells administrators, the members of the group <c>admin</c>, of events that nobody could handle. What must not be lost is the dead letter; the word of it goes out beside it.</summary>
internal static class FaultNotices
{
    /// <summary>So many are told at most.</summary>
    private const int MostAdmins = 20;

    /// <summary>Tells them. A mailbox takes the word of one letter once, however often it is said.</summary>
    /// <param name="services">What actors share.</param>
    /// <param name="letterId">The dead letter.</param>
    /// <param name="given">The event.</param>
    /// <param name="fault">What went wrong.</param>
    internal static void Tell(ThredServices services, string letterId, ThredEvent given, ThredFault fault)
    {
        var book = services.Catalog.Current.Book;
        foreach (var admin in (book.Role(WellKnown.AdminRole) ?? []).Where(admin => admin != given.Source.Id).Take(MostAdmins))
        {
            var told = FaultReplies.Notice(given, admin, fault, StepIds.Reply($"{letterId}\n{admin}"), services.Time.GetUtcNow().ToUnixTimeMilliseconds());
            services.Participants.Tell(new ParticipantCommands.Deliver(admin, $"letter:{letterId}", [new(1, told.Id, told.Event.Json)]), ActorRefs.Nobody);
        }
    }
}
