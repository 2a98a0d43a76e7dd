using System.Collections.Immutable;
using System.Text.Json;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Rules;

namespace SceneScout.Storage.Sql;

/// <summary>What is read of threds, in SQL.</summary>
internal sealed class SqlThredStore(SqlDatabase database) : IThredStore
{
    private const int MostListed = 500;
    private const string Columns = "thred_id, pattern_id, status, started_at, updated_at, ended_at, due_at, node, awake, shown";
    private const string LetterColumns = "id, event_id, thred_id, code, fault, message, event, failed_at";

    private const string Latest = "updated_at DESC, thred_id DESC";

    // But for those that never began.
    private static readonly string[] Begun = ["a", "f", "t"];

    private static readonly ImmutableArray<Column<ThredCard>> CardColumns =
    [
        new("thred_id", ColumnType.Text, c => StorableText.Clean(c.ThredId)),
        new("pattern_id", ColumnType.Text, c => StorableText.Clean(c.PatternId)),
        new("status", ColumnType.Text, c => c.Status),
        new("started_at", ColumnType.Instant, c => c.StartedAt),
        new("updated_at", ColumnType.Instant, c => c.UpdatedAt),
        new("ended_at", ColumnType.Instant, c => c.EndedAt),
        new("due_at", ColumnType.Instant, c => c.DueAt),
        new("node", ColumnType.Text, c => c.Node),
        new("awake", ColumnType.Flag, c => c.Awake),
        new("shown", ColumnType.Text, c => StorableText.Clean(c.Shown)),
    ];

    private static readonly string Taken = "ON CONFLICT (thred_id) DO UPDATE SET " + string.Join(", ", CardColumns.Skip(1).Select(c => $"{c.Name} = excluded.{c.Name}"));
    private static readonly RowStatement<ThredCard> WriteAwake = RowStatement<ThredCard>.Insert("threds", CardColumns, Taken);

    // The thred may have moved: what its new node says counts.
    private static readonly RowStatement<ThredCard> WriteResting = RowStatement<ThredCard>.Insert("threds", CardColumns, $"{Taken} WHERE threds.node = excluded.node");

    private static readonly RowStatement<StoredPattern> WritePattern = RowStatement<StoredPattern>.Insert(
        "thred_patterns",
        [
            new("pattern_id", ColumnType.Text, p => StorableText.Clean(p.PatternId)),
            new("version", ColumnType.Whole, p => p.Version),
            new("active", ColumnType.Flag, p => p.Active),
            new("pattern", ColumnType.Text, p => StorableText.Clean(p.Json)),
            new("put_at", ColumnType.Instant, p => p.PutAt),
            new("put_by", ColumnType.Text, p => StorableText.Clean(p.PutBy)),
        ],
        "ON CONFLICT (pattern_id, version) DO UPDATE SET active = excluded.active");

    private static readonly RowStatement<ThredDeadLetter> WriteLetter = RowStatement<ThredDeadLetter>.Insert(
        "thred_dead_letters",
        [
            new("id", ColumnType.Text, l => StorableText.Clean(l.Id)),
            new("event_id", ColumnType.Text, l => StorableText.Clean(l.EventId)),
            new("thred_id", ColumnType.Text, l => StorableText.CleanOrNull(l.ThredId)),
            new("code", ColumnType.Whole, l => l.Code),
            new("fault", ColumnType.Text, l => StorableText.Clean(l.Fault)),
            new("message", ColumnType.Text, l => StorableText.Clean(l.Message)),
            new("event", ColumnType.Text, l => StorableText.Clean(l.EventJson)),
            new("failed_at", ColumnType.Instant, l => l.FailedAt),
        ],
        "ON CONFLICT (id) DO NOTHING");

    public Task WriteAsync(IReadOnlyList<ThredCard> cards, CancellationToken cancellation) => database.WriteAsync("write of threds", async session =>
    {
        // In one order, so that two nodes that write of the same threds wait for each other in turn.
        await session.PostAsync(WriteAwake, [.. cards.Where(c => c.Awake).OrderBy(c => c.ThredId, StringComparer.Ordinal)]).ConfigureAwait(false);
        await session.PostAsync(WriteResting, [.. cards.Where(c => !c.Awake).OrderBy(c => c.ThredId, StringComparer.Ordinal)]).ConfigureAwait(false);
        return true;
    }, cancellation);

    public Task ForgetAsync(IReadOnlyCollection<string> thredIds, string node, IReadOnlyCollection<string> nodes, CancellationToken cancellation) => database.WriteAsync("forget threds", async session =>
    {
        // A card of a node that is gone is nobody's: were it left, its thred would be woken for ever.
        await session.ExecuteAsync(
            $"DELETE FROM threds WHERE {session.Dialect.IsAnyText("thred_id", "$1")} AND (node = $2 OR NOT ({session.Dialect.IsAnyText("node", "$3")}))", thredIds.ToArray(), node, nodes.ToArray()).ConfigureAwait(false);
        return true;
    }, cancellation);

    public Task<ImmutableArray<string>> ToWakeAsync(DateTimeOffset now, IReadOnlyCollection<string> nodes, int limit, CancellationToken cancellation) =>
        database.ReadAsync("look for threds to wake", async session =>
        {
            var due = await session.QueryAsync("SELECT thred_id FROM threds WHERE due_at IS NOT NULL AND due_at <= $1 ORDER BY due_at LIMIT $2", row => row.Text("thred_id"), now, limit).ConfigureAwait(false);
            var left = await session.QueryAsync(
                $"SELECT thred_id FROM threds WHERE awake{(session.Dialect.ForUpdate.Length == 0 ? " = 1" : "")} AND NOT ({session.Dialect.IsAnyText("node", "$1")}) LIMIT $2",
                row => row.Text("thred_id"), nodes.ToArray(), limit).ConfigureAwait(false);
            return due.Concat(left).Distinct(StringComparer.Ordinal).ToImmutableArray();
        }, cancellation);

    public Task<ImmutableArray<ThredCard>> ListAsync(ThredQuery query, CancellationToken cancellation)
    {
        if (query.Limit is < 1 or > MostListed)
            throw new ArgumentException($"Limit: {query.Limit}; 1 to {MostListed} are accepted.", nameof(query));
        var args = new List<object?> { query.Limit };
        var conditions = "";
        if (query.After is { } after)
            conditions += $" AND (updated_at, thred_id) < ({Add(args, after.UpdatedAt)}, {Add(args, after.ThredId)})";
        // Each status is a walk along an index; of all together no index has the order. A status is one letter, so it and a pattern are one key.
        var walks = (query.Status is { } status ? [status] : Begun).Select((one, i) =>
            $"SELECT * FROM (SELECT {Columns} FROM threds WHERE {(query.PatternId is { } pattern ? $"status || pattern_id = {Add(args, one + pattern)}" : $"status = {Add(args, one)}")}{conditions} ORDER BY {Latest} LIMIT $1) AS walk_{i}");
        var sql = $"SELECT {Columns} FROM ({string.Join(" UNION ALL ", walks)}) AS walks ORDER BY {Latest} LIMIT $1";
        return database.ReadAsync("list threds", async session => (await session.QueryAsync(sql, ReadCard, args).ConfigureAwait(false)).ToImmutableArray(), cancellation);
    }

    public Task<ImmutableSortedDictionary<string, long>> CountAsync(CancellationToken cancellation) => database.ReadAsync("count threds", async session =>
        (await session.QueryAsync("SELECT status, count(*) AS threds FROM threds GROUP BY status", row => (Status: row.Text("status"), Threds: row.Long("threds"))).ConfigureAwait(false))
            .ToImmutableSortedDictionary(c => c.Status, c => c.Threds, StringComparer.Ordinal), cancellation);

    public Task PutPatternAsync(IReadOnlyList<StoredPattern> versions, CancellationToken cancellation) => database.WriteAsync("keep a pattern", async session =>
    {
        await session.PostAsync(WritePattern, versions).ConfigureAwait(false);
        return true;
    }, cancellation);

    public Task<ImmutableArray<StoredPattern>> PatternsAsync(CancellationToken cancellation) => database.ReadAsync("read patterns", async session => (await session.QueryAsync(
        "SELECT pattern_id, version, active, pattern, put_at, put_by FROM thred_patterns ORDER BY pattern_id, version",
        row => new StoredPattern(row.Text("pattern_id"), row.Int("version"), row.Bool("active"), row.Text("pattern"), row.Instant("put_at"), row.Text("put_by"))).ConfigureAwait(false)).ToImmutableArray(), cancellation);

    public Task PutGroupAsync(ThredGroup group, DateTimeOffset now, CancellationToken cancellation) => database.WriteAsync("keep a group", async session =>
    {
        await session.ExecuteAsync(
            "INSERT INTO thred_groups (name, members, put_at) VALUES ($1, $2, $3) ON CONFLICT (name) DO UPDATE SET members = excluded.members, put_at = excluded.put_at",
            StorableText.Clean(group.Name), MembersText(group), now).ConfigureAwait(false);
        return true;
    }, cancellation);

    public Task<bool> PutGroupAsync(ThredGroup group, ThredGroup? expected, DateTimeOffset now, CancellationToken cancellation) => database.WriteAsync("keep a group", async session =>
        expected is null
            ? await session.ExecuteAsync("INSERT INTO thred_groups (name, members, put_at) VALUES ($1, $2, $3) ON CONFLICT (name) DO NOTHING", StorableText.Clean(group.Name), MembersText(group), now).ConfigureAwait(false) == 1
            : await session.ExecuteAsync(
                "UPDATE thred_groups SET members = $2, put_at = $3 WHERE name = $1 AND members = $4",
                StorableText.Clean(group.Name), MembersText(group), now, MembersText(expected)).ConfigureAwait(false) == 1, cancellation);

    public Task<ImmutableArray<ThredGroup>> GroupsAsync(CancellationToken cancellation) => database.ReadAsync("read groups", async session => (await session.QueryAsync(
        "SELECT name, members FROM thred_groups ORDER BY name",
        row => new ThredGroup(row.Text("name"), [.. JsonSerializer.Deserialize(row.Text("members"), StringListJson.Default.StringArray)!])).ConfigureAwait(false)).ToImmutableArray(), cancellation);

    public Task AddDeadLettersAsync(IReadOnlyList<ThredDeadLetter> letters, CancellationToken cancellation) => database.WriteAsync("keep dead letters", async session =>
    {
        await session.PostAsync(WriteLetter, [.. letters.OrderBy(l => l.Id, StringComparer.Ordinal)]).ConfigureAwait(false);
        return true;
    }, cancellation);

    public Task<ImmutableArray<ThredDeadLetter>> DeadLettersAsync(int limit, CancellationToken cancellation) => database.ReadAsync("read dead letters of threds", async session => (await session.QueryAsync(
        $"SELECT {LetterColumns} FROM thred_dead_letters ORDER BY failed_at DESC, id LIMIT $1",
        row => new ThredDeadLetter(
            row.Text("id"), row.Text("event_id"), row.TextOrNull("thred_id"), row.Int("code"), row.Text("fault"), row.Text("message"), row.Text("event"), row.Instant("failed_at")),
        Math.Clamp(limit, 1, MostListed)).ConfigureAwait(false)).ToImmutableArray(), cancellation);

    private static string MembersText(ThredGroup group) => StorableText.Clean(JsonSerializer.Serialize(group.Members.ToArray(), StringListJson.Default.StringArray));

    private static ThredCard ReadCard(SqlRow row) => new(
        row.Text("thred_id"), row.Text("pattern_id"), row.Text("status"), row.Instant("started_at"), row.Instant("updated_at"), row.InstantOrNull("ended_at"),
        row.InstantOrNull("due_at"), row.Text("node"), row.Bool("awake"), row.Text("shown"));

    private static string Add(List<object?> args, object? value)
    {
        args.Add(value);
        return $"${args.Count}";
    }
}
