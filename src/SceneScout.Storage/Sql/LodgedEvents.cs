using System.Collections.Immutable;
using SceneScout.Domain.Matching;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Rules;

namespace SceneScout.Storage.Sql;

/// <summary>Reads events as their blocks know them: what they were merged from, and the listings behind them.</summary>
internal static class LodgedEvents
{
    /// <summary>Reads some.</summary>
    /// <param name="session">The session.</param>
    /// <param name="which">The condition of <c>events</c>, of the parameter <c>$1</c>.</param>
    /// <param name="asked">The parameter.</param>
    /// <returns>Events by id.</returns>
    public static async ValueTask<ImmutableArray<LodgedEvent>> ReadAsync(SqlSession session, string which, object asked)
    {
        // Two questions by index: of a join a database that has no statistics yet reads all listings.
        var stored = await session.QueryAsync(
            $"SELECT block, id, version, merged_from FROM events WHERE {which} ORDER BY id",
            row => (Block: row.Text("block"), Id: row.Id("id"), Version: row.Long("version"), MergedFrom: row.LongOrNull("merged_from")),
            asked).ConfigureAwait(false);
        if (stored.Count == 0)
            return [];
        var members = await session.QueryAsync(
            $"SELECT event_id, {MemberRow.Columns} FROM event_sources WHERE {session.Dialect.IsAnyId("event_id", "$1")}",
            row => KeyValuePair.Create(row.Id("event_id"), MemberRow.Read(row)),
            [stored.Select(e => e.Id).ToArray()]).ConfigureAwait(false);
        var behind = members.GroupBy(m => m.Key, m => m.Value).ToDictionary(e => e.Key, e => e.OrderBy(m => m.Key).ToImmutableArray());
        var heads = stored.ConvertAll(e => (e.Block, e.Id, e.Version, e.MergedFrom, Members: behind.GetValueOrDefault(e.Id, [])));
        // A body is read for it only where something has gone since, or another program wrote the event.
        var doubtful = heads.Where(e => e.MergedFrom != MergedFrom.Hash(e.Version, e.Members.Select(m => m.Key))).Select(e => e.Id).ToHashSet();
        var bodies = await BodiesAsync(session, [.. doubtful]).ConfigureAwait(false);
        // One that went between the questions is none.
        return [.. heads.Where(e => !doubtful.Contains(e.Id) || bodies.ContainsKey(e.Id)).Select(e => new LodgedEvent(
            e.Block, new StoredEvent(bodies.TryGetValue(e.Id, out var body) ? body : new EventHead(e.Id, e.Version, [.. e.Members.Select(m => m.Key)]), e.Members)))];
    }

    private static async Task<Dictionary<Guid, EventHead>> BodiesAsync(SqlSession session, Guid[] events) => events.Length == 0
        ? []
        : (await session.QueryAsync(
            $"SELECT id, version, body FROM events WHERE {session.Dialect.IsAnyId("id", "$1")}",
            row => KeyValuePair.Create(row.Id("id"), new EventHead(row.Id("id"), row.Long("version"), EventTables.Event(row).Listings)),
            [events]).ConfigureAwait(false)).ToDictionary();
}
