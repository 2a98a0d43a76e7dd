using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Tests.Conformance;

public sealed class Threds_on_SQLite() : ThredSuite(new SqliteFixture());

public sealed class Threds_on_PostgreSQL() : ThredSuite(new PostgresFixture());

public abstract class ThredSuite(StoreFixture fixture) : StoreSuite(fixture)
{
    private const string Here = "akka.tcp://scenescout@a:1#7";
    private const string There = "akka.tcp://scenescout@b:1#8";

    [StoreFact]
    public async Task Threds_are_listed_the_latest_first_page_by_page_and_by_pattern_and_status()
    {
        await Store.Threds.WriteAsync([Card("p_1", 1), Card("p_2", 3), Card("q_1", 2) with { PatternId = "q", Status = "t", EndedAt = Now }, Card("p_3", 4) with { Status = "x" }], None);

        var first = await Store.Threds.ListAsync(new(2), None);
        Assert.Equal(["p_2", "q_1"], first.Select(c => c.ThredId));
        Assert.Equal(Card("p_2", 3), first[0]);
        Assert.Equal(["p_1"], (await Store.Threds.ListAsync(new(2) { After = (first[1].UpdatedAt, "q_1") }, None)).Select(c => c.ThredId));
        Assert.Equal(["q_1"], (await Store.Threds.ListAsync(new(9) { Status = "t" }, None)).Select(c => c.ThredId));
        Assert.Equal(["p_2", "p_1"], (await Store.Threds.ListAsync(new(9) { PatternId = "p" }, None)).Select(c => c.ThredId));
        Assert.Equal([("a", 2L), ("t", 1L), ("x", 1L)], (await Store.Threds.CountAsync(None)).Select(c => (c.Key, c.Value)));
    }

    [StoreFact]
    public async Task Lists_of_all_statuses_go_on_page_by_page_without_a_gap_and_without_anything_twice()
    {
        await Store.Threds.WriteAsync(
            [.. Enumerable.Range(0, 20).Select(i => Card($"p_{i:d2}", i / 3) with { PatternId = i % 2 == 0 ? "p" : "q", Status = "aftx"[i % 4].ToString() })], None);
        var expected = Enumerable.Range(0, 20).Where(i => i % 4 != 3).OrderByDescending(i => i / 3).ThenByDescending(i => i).ToList();

        Assert.Equal(expected.Select(i => $"p_{i:d2}"), await PagesAsync(new(4)));
        Assert.Equal(expected.Where(i => i % 2 == 0).Select(i => $"p_{i:d2}"), await PagesAsync(new(4) { PatternId = "p" }));
        Assert.Equal(expected.Where(i => i % 4 == 1).Select(i => $"p_{i:d2}"), await PagesAsync(new(2) { PatternId = "q", Status = "f" }));

        async Task<List<string>> PagesAsync(ThredQuery query)
        {
            var ids = new List<string>();
            while (true)
            {
                var page = await Store.Threds.ListAsync(query, None);
                ids.AddRange(page.Select(card => card.ThredId));
                if (page.Length < query.Limit)
                    return ids;
                query = query with { After = (page[^1].UpdatedAt, page[^1].ThredId) };
            }
        }
    }

    [StoreFact]
    public async Task Those_are_woken_that_are_due_and_those_whose_node_is_gone()
    {
        await Store.Threds.WriteAsync(
            [Card("due", 1) with { Awake = false, DueAt = Now }, Card("later", 1) with { Awake = false, DueAt = Now.AddSeconds(1) }, Card("idle", 1) with { Awake = false }, Card("awake", 1), Card("left", 1) with { Node = There }], None);

        Assert.Equal(["due", "left"], (await Store.Threds.ToWakeAsync(Now, [Here], 10, None)).Order(StringComparer.Ordinal));
        Assert.Equal<string>(["due"], await Store.Threds.ToWakeAsync(Now, [Here, There], 10, None));
    }

    [StoreFact]
    public async Task What_a_node_says_at_the_end_does_not_undo_what_the_next_one_said()
    {
        await Store.Threds.WriteAsync([Card("p_1", 1)], None);
        await Store.Threds.WriteAsync([Card("p_1", 2) with { Node = There }], None);

        await Store.Threds.WriteAsync([Card("p_1", 3) with { Awake = false }], None);
        await Store.Threds.ForgetAsync(["p_1"], Here, [Here, There], None);

        Assert.Equal(Card("p_1", 2) with { Node = There }, Assert.Single(await Store.Threds.ListAsync(new(9), None)));
        await Store.Threds.ForgetAsync(["p_1"], There, [Here, There], None);
        Assert.Empty(await Store.Threds.ListAsync(new(9), None));
    }

    [StoreFact]
    public async Task A_thred_that_is_no_more_is_forgotten_by_another_node_when_its_own_is_gone()
    {
        await Store.Threds.WriteAsync([Card("p_1", 1), Card("p_2", 1)], None);

        await Store.Threds.ForgetAsync(["p_1"], There, [There], None);

        Assert.Equal(["p_2"], (await Store.Threds.ListAsync(new(9), None)).Select(c => c.ThredId));
    }

    [StoreFact]
    public async Task A_pattern_has_all_its_versions_and_one_of_them_is_active()
    {
        var first = new StoredPattern("p", 1, true, """{"name":"P"}""", Now, "ann");
        await Store.Threds.PutPatternAsync([first], None);
        var second = first with { Version = 2, PutBy = "bob" };
        await Store.Threds.PutPatternAsync([first with { Active = false }, second], None);

        Assert.Equal<StoredPattern>([first with { Active = false }, second], await Store.Threds.PatternsAsync(None));
    }

    [StoreFact]
    public async Task A_group_has_the_members_that_it_was_given_last_in_their_order()
    {
        await Store.Threds.PutGroupAsync(new("hosts", ["b", "a"]), Now, None);
        await Store.Threds.PutGroupAsync(new("hosts", ["c", "a"]), Now, None);

        var group = Assert.Single(await Store.Threds.GroupsAsync(None));
        Assert.Equal<string>(["c", "a"], group.Members);
    }

    [StoreFact]
    public async Task A_group_that_is_not_what_was_read_stays_as_it_is()
    {
        Assert.True(await Store.Threds.PutGroupAsync(new("hosts", ["a"]), null, Now, None));
        Assert.False(await Store.Threds.PutGroupAsync(new("hosts", ["b"]), null, Now, None));
        Assert.True(await Store.Threds.PutGroupAsync(new("hosts", ["b", "ä'"]), new("hosts", ["a"]), Now, None));
        Assert.False(await Store.Threds.PutGroupAsync(new("hosts", ["c"]), new("hosts", ["a"]), Now, None));
        Assert.False(await Store.Threds.PutGroupAsync(new("guests", ["c"]), new("guests", ["a"]), Now, None));
        Assert.True(await Store.Threds.PutGroupAsync(new("hosts", ["c"]), new("hosts", ["b", "ä'"]), Now, None));

        Assert.Equal<string>(["c"], Assert.Single(await Store.Threds.GroupsAsync(None)).Members);
    }

    [StoreFact]
    public async Task A_dead_letter_is_kept_once_and_goes_by_its_age()
    {
        var letter = new ThredDeadLetter("t.1", "e1", "t", 5000, "server", "broken", """{"id":"e1"}""", Now);
        await Store.Threds.AddDeadLettersAsync([letter, letter with { Id = "t.2", ThredId = null, FailedAt = Now.AddMinutes(1) }], None);
        await Store.Threds.AddDeadLettersAsync([letter with { Message = "again" }], None);

        Assert.Equal<ThredDeadLetter>([letter with { Id = "t.2", ThredId = null, FailedAt = Now.AddMinutes(1) }, letter], await Store.Threds.DeadLettersAsync(10, None));
    }

    [StoreFact]
    public async Task The_journal_of_each_is_read_in_order_and_page_by_page()
    {
        await Store.ThredJournal.AppendAsync([Entry("a", 1), Entry("b", 1), Entry("a", 2), Entry("a", 3)], None);
        await Store.ThredJournal.AppendAsync([Entry("a", 4)], None);

        Assert.Equal([2L, 3L], (await Store.ThredJournal.ReadAsync("a", 2, 9, 2, None)).Select(e => e.Seq));
        Assert.Equal([4L], (await Store.ThredJournal.ReadAsync("a", 4, 9, 2, None)).Select(e => e.Seq));
        var only = Assert.Single(await Store.ThredJournal.ReadAsync("b", 1, 9, 9, None));
        Assert.Equal(("form/1", "b1"), (only.Manifest, System.Text.Encoding.UTF8.GetString(only.Payload)));
        Assert.Equal([KeyValuePair.Create("a", 4L), KeyValuePair.Create("b", 1L)], await Store.ThredJournal.HighestAsync(["a", "b", "c"], None));
        Assert.Equal([KeyValuePair.Create("a", 4L)], await Store.ThredJournal.HighestAsync(["a"], None));
    }

    [StoreFact]
    public async Task The_beginnings_of_many_are_read_at_once_without_what_was_deleted()
    {
        await Store.ThredJournal.AppendAsync([Entry("a", 1), Entry("b", 1), Entry("a", 2), Entry("a", 3), Entry("d", 1), Entry("d", 2)], None);
        await Store.ThredJournal.DeleteAsync("d", 1, keepNumber: true, None);

        var beginnings = await Store.ThredJournal.ReadBeginningsAsync(["a", "b", "c", "d"], 2, None);

        Assert.Equal(["a", "b", "d"], beginnings.Keys);
        Assert.Equal([1L, 2L], beginnings["a"].Select(e => e.Seq));
        Assert.Equal([1L], beginnings["b"].Select(e => e.Seq));
        Assert.Equal([2L], beginnings["d"].Select(e => e.Seq));
    }

    [StoreFact]
    public async Task A_number_of_the_journal_that_is_taken_is_refused_with_all_that_came_with_it()
    {
        await Store.ThredJournal.AppendAsync([Entry("a", 1)], None);

        await Assert.ThrowsAsync<StoreConflictException>(() => Store.ThredJournal.AppendAsync([Entry("b", 1), Entry("a", 1)], None));

        Assert.Empty(await Store.ThredJournal.ReadAsync("b", 1, 9, 9, None));
    }

    [StoreFact]
    public async Task Who_was_away_while_another_wrote_in_its_name_is_refused_though_the_numbers_are_free_again()
    {
        await Store.ThredJournal.AppendAsync([.. Enumerable.Range(1, 5).Select(seq => Entry("a", seq))], None);
        await Store.ThredJournal.DeleteAsync("a", 5, keepNumber: true, None);

        foreach (var seq in new[] { 3, 5 })
            await Assert.ThrowsAsync<StoreConflictException>(() => Store.ThredJournal.AppendAsync([Entry("a", seq), Entry("a", seq + 1)], None));
        await Store.ThredJournal.AppendAsync([Entry("a", 6), Entry("b", 1), Entry("a", 7)], None);

        Assert.Equal([6L, 7L], (await Store.ThredJournal.ReadAsync("a", 1, 9, 9, None)).Select(e => e.Seq));
        Assert.Equal([KeyValuePair.Create("a", 7L), KeyValuePair.Create("b", 1L)], await Store.ThredJournal.HighestAsync(["a", "b"], None));
    }

    [StoreFact]
    public async Task What_is_deleted_of_the_journal_is_read_no_more_and_its_last_number_stays_where_it_is_needed()
    {
        await Store.ThredJournal.AppendAsync([Entry("a", 1), Entry("a", 2), Entry("a", 3), Entry("b", 1), Entry("b", 2)], None);

        await Store.ThredJournal.DeleteAsync("a", 2, keepNumber: true, None);
        Assert.Equal([3L], (await Store.ThredJournal.ReadAsync("a", 1, 9, 9, None)).Select(e => e.Seq));
        await Store.ThredJournal.DeleteAsync("a", 3, keepNumber: true, None);
        await Store.ThredJournal.DeleteAsync("b", 2, keepNumber: false, None);

        Assert.Empty(await Store.ThredJournal.ReadAsync("a", 1, 9, 9, None));
        Assert.Equal([KeyValuePair.Create("a", 3L)], await Store.ThredJournal.HighestAsync(["a", "b"], None));
        await Store.ThredJournal.AppendAsync([Entry("a", 4)], None);
        Assert.Equal([4L], (await Store.ThredJournal.ReadAsync("a", 1, 9, 9, None)).Select(e => e.Seq));
    }

    private static ThredJournalEntry Entry(string id, long seq) => new(id, seq, "form/1", System.Text.Encoding.UTF8.GetBytes($"{id}{seq}"));

    private static ThredCard Card(string id, int minutes) => new(id, "p", "a", Now, Now.AddMinutes(minutes), null, null, Here, true, $$"""{"id":"{{id}}"}""");

    [StoreFact]
    public async Task Records_are_kept_in_the_order_of_their_coming_changed_and_taken_out()
    {
        await RunAsync("r1", _ => new("one", [new("box", "b", """{"id": "b"}"""), new("box", "a", """{"id": "a", "text": "it's \u0000"}""")], []));
        await RunAsync("r2", _ => new("two", [new("box", "b", """{"id": "b", "n": 1}""")], [("box", "a")]));

        var seen = new List<ThredRecord>();
        Assert.Equal("three", await RunAsync("r3", records => Seen(records, "three")));
        Assert.Equal([("b", 1)], seen.Select(record => (record.Id, (int)System.Text.Json.Nodes.JsonNode.Parse(record.Json)!["n"]!)));

        ThredRecordWork Seen(IReadOnlyList<ThredRecord>? records, string answer)
        {
            seen.AddRange(records!);
            return new(answer, [], []);
        }
    }

    [StoreFact]
    public async Task A_request_that_comes_again_is_answered_as_before_and_not_done_again()
    {
        Assert.Equal("one", await RunAsync("r1", _ => new("one", [new("box", "a", "{}")], [])));
        Assert.Equal("one", await RunAsync("r1", _ => throw new InvalidOperationException("It is done again.")));
    }

    [StoreFact]
    public async Task A_request_that_fails_leaves_nothing()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync("r1", _ => throw new InvalidOperationException("No.")));

        Assert.Equal("0", await RunAsync("r1", records => new($"{records!.Count}", [], [])));
    }

    private Task<string> RunAsync(string request, Func<IReadOnlyList<ThredRecord>?, ThredRecordWork> work) => Store.ThredRecords.RunAsync(request, ["box", "other"], Now, work, None);
}
