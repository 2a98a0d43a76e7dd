using System.Globalization;
using SceneScout.Domain.Faults;
using SceneScout.Node.Http.Descriptions;
using SceneScout.Threds.Cluster.Hosting;
using SceneScout.Threds.Cluster.Instances;

namespace SceneScout.Node.Http.Threds;

/// <summary><c>POST /api/threds/{id}/migrate</c>: a running thred goes on by another version of its pattern.</summary>
internal static class ThredMigrationEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void MapThredMigration(this WebApplication app) => app.MapPost("/api/threds/{id}/migrate", MigrateAsync)
        .WithSummary("Let a thred go on by another version of its pattern").WithDescription("version: a number; the one that serves new threds without it. Refused when the reaction in which it is is not there.")
        .WithName("migrateThred").WithMetadata(AuditedRoute.Mark).Gives<ThredMigratedView>();

    private static async Task<IResult> MigrateAsync(string id, string? version, HttpContext context, ThredHost threds, HttpAudit audit, CancellationToken cancellation)
    {
        var number = 0;
        if (!string.IsNullOrEmpty(version) && (!int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out number) || number < 1))
            return Problems.Field("version", version, "the number of a version, from 1");
        await audit.NoteAsync(context, "thred.migrate", id, ("version", version));
        var (done, problem) = await ThredEndpoints.AskAsync<ThredReplies.Done>(threds, new ThredCommands.Migrate(id, number, $"http.{Guid.CreateVersion7():N}"), cancellation);
        return problem ?? done!.Outcome switch
        {
            ThredOutcome.NoThred => ThredEndpoints.NotThere(id),
            ThredOutcome.Refused => Problems.Of(new SpawnFault(FaultKind.Validation, done.Fault!.Message)),
            ThredOutcome.Busy => Problems.Of(StatusCodes.Status503ServiceUnavailable, "INTAKE_BUSY", $"Thred {id} has too many events waiting."),
            _ => Results.Json(new ThredMigratedView(id, done.Outcome == ThredOutcome.Matched)),
        };
    }
}

/// <summary>What became of a thred that was to go on by another version.</summary>
/// <param name="ThredId">The thred.</param>
/// <param name="Migrated">Whether it changed; false when it had that version already.</param>
internal sealed record ThredMigratedView(string ThredId, bool Migrated);
