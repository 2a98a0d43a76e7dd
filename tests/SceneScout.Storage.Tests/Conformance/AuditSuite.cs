using System.Collections.Immutable;
using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Tests.Conformance;

public sealed class Audit_on_SQLite() : AuditSuite(new SqliteFixture());

public sealed class Audit_on_PostgreSQL() : AuditSuite(new PostgresFixture());

public abstract class AuditSuite(StoreFixture fixture) : StoreSuite(fixture)
{
    [StoreFact]
    public async Task Entries_are_listed_newest_first_with_all_that_they_say()
    {
        await Store.Audit.AppendAsync(Entry("first", null), None);
        await Store.Audit.AppendAsync(Entry("second", "yelp\0") with { Details = Entry("", null).Details.Add("why", new string('x', 600)) }, None);

        var listed = await Store.Audit.ListAsync(10, None);

        Assert.Equal(["second", "first"], listed.Select(e => e.Action));
        Assert.Equal(("admin@127.0.0.1", "yelp", Now), (listed[0].Actor, listed[0].Target, listed[0].At));
        Assert.Equal(500, listed[0].Details["why"].Length);
        Assert.Null(listed[1].Target);
        Assert.Equal("second", Assert.Single(await Store.Audit.ListAsync(1, None)).Action);
    }

    private static AuditEntry Entry(string action, string? target) =>
        new("admin@127.0.0.1", action, target, ImmutableSortedDictionary<string, string>.Empty.Add("count", "3"), Now);
}
