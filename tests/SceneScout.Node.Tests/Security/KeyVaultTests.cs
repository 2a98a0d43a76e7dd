using Microsoft.Extensions.Time.Testing;
using SceneScout.Node.Security;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Sqlite;
using Xunit;

namespace SceneScout.Node.Tests.Security;

public sealed class KeyVaultTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly MasterKey First = MasterKey.Read(MasterKey.Create())!;
    private static readonly MasterKey Second = MasterKey.Read(MasterKey.Create())!;
    private readonly string _folder = Directory.CreateTempSubdirectory("scenescout-keys-").FullName;
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2027, 1, 1, 12, 0, 0, TimeSpan.Zero));
    private SqliteStore _store = null!;

    public async Task InitializeAsync()
    {
        _store = SqliteStore.Open(_folder);
        await _store.MigrateAsync(None);
    }

    public async Task DisposeAsync()
    {
        await _store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private KeyVault Vault(MasterKey? current, MasterKey? previous = null) => new(_store.Keys, new MasterKeys(current, previous), _time);

    [Fact]
    public async Task A_key_that_was_added_is_in_use_and_is_shown_by_its_fingerprint_alone()
    {
        var (key, fault) = await Vault(First).AddAsync("yelp", "main", "planted-secret", None);

        Assert.Null(fault);
        Assert.Equal(("yelp", "main", KeyStatus.Active, true), (key!.Source, key.Name, key.Status, key.Readable));
        Assert.DoesNotContain("planted", key.ToString(), StringComparison.Ordinal);
        var (secrets, unreadable) = await Vault(First).OpenAsync(None);
        Assert.Equal<string>(["planted-secret"], secrets["yelp"]);
        Assert.Empty(unreadable);
    }

    [Fact]
    public async Task Rotating_replaces_the_secret_and_revoking_destroys_it()
    {
        var vault = Vault(First);
        var (added, _) = await vault.AddAsync("yelp", "main", "planted-one", None);
        _time.Advance(TimeSpan.FromDays(30));
        var (rotated, _) = await vault.RotateAsync("yelp", "main", "planted-two", None);

        Assert.NotEqual(added!.Fingerprint, rotated!.Fingerprint);
        Assert.Equal(_time.GetUtcNow(), rotated.UpdatedAt);
        Assert.Equal<string>(["planted-two"], (await vault.OpenAsync(None)).Secrets["yelp"]);

        Assert.Equal(KeyStatus.Revoked, (await vault.RevokeAsync("yelp", "main", None)).Key!.Status);
        Assert.Empty((await vault.OpenAsync(None)).Secrets);
        Assert.Empty((await _store.Keys.ListAsync(None))[0].Envelope);
    }

    [Theory]
    [InlineData("nowhere", "main", "s", "source 'nowhere' is not accepted")]
    [InlineData("manual", "main", "s", "source 'manual' is not accepted")]
    [InlineData("yelp", "two words", "s", "name 'two words' is not accepted")]
    [InlineData("yelp", "main", "planted secret", "The key itself is not accepted (it is not shown)")]
    [InlineData("yelp", "main", "", "The key itself is not accepted (it is not shown)")]
    public async Task What_cannot_be_a_key_is_refused_by_name(string source, string name, string secret, string message)
    {
        var (key, fault) = await Vault(First).AddAsync(source, name, secret, None);

        Assert.Null(key);
        Assert.StartsWith(message, fault!.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("planted", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_key_of_a_name_and_an_unknown_one_are_refused()
    {
        await Vault(First).AddAsync("yelp", "main", "a", None);

        Assert.Contains("has a key of that name", (await Vault(First).AddAsync("yelp", "main", "b", None)).Fault!.Message, StringComparison.Ordinal);
        Assert.Contains("yelp has the keys main", (await Vault(First).RotateAsync("yelp", "mian", "b", None)).Fault!.Message, StringComparison.Ordinal);
        Assert.Contains("meetup has no sealed keys", (await Vault(First).RevokeAsync("meetup", "main", None)).Fault!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_master_key_nothing_is_sealed_and_the_error_says_what_to_set()
    {
        var (_, fault) = await Vault(null).AddAsync("yelp", "main", "planted", None);

        Assert.Contains("SCENESCOUT_MASTER_KEY_FILE", fault!.Message, StringComparison.Ordinal);
        Assert.Empty(await _store.Keys.ListAsync(None));
    }

    [Fact]
    public async Task A_change_of_the_master_key_goes_over_both_keys_to_the_new_one_alone()
    {
        await Vault(First).AddAsync("yelp", "main", "planted-a", None);
        await Vault(First).AddAsync("meetup", "main", "planted-b", None);
        await Vault(First).AddAsync("meetup", "gone", "planted-c", None);
        await Vault(First).RevokeAsync("meetup", "gone", None);

        Assert.Equal(2, (await Vault(Second).OpenAsync(None)).Unreadable.Length);
        Assert.Equal(2, (await Vault(Second, First).OpenAsync(None)).Secrets.Count);
        var (rewrapped, current, unreadable) = await Vault(Second, First).RewrapAsync(None);
        Assert.Equal((2, 0, 0), (rewrapped, current, unreadable.Length));
        Assert.Equal((0, 2), await Vault(Second).RewrapAsync(None) is var again ? (again.Rewrapped, again.Current) : default);
        Assert.Equal<string>(["planted-b"], (await Vault(Second).OpenAsync(None)).Secrets["meetup"]);
        Assert.Equal(2, (await Vault(First).OpenAsync(None)).Unreadable.Length);
    }

    [Fact]
    public async Task Rows_that_somebody_exchanged_in_the_database_are_unreadable_and_the_others_go_on()
    {
        var vault = Vault(First);
        await vault.AddAsync("yelp", "main", "planted-a", None);
        await vault.AddAsync("meetup", "main", "planted-b", None);
        await vault.AddAsync("ticketmaster", "main", "planted-c", None);
        var rows = (await _store.Keys.ListAsync(None)).ToDictionary(k => k.Source);
        await _store.Keys.ReplaceAsync(rows["yelp"] with { Envelope = rows["meetup"].Envelope, Version = 2 }, 1, None);
        await _store.Keys.ReplaceAsync(rows["meetup"] with { Envelope = rows["yelp"].Envelope, Version = 2 }, 1, None);

        var (secrets, unreadable) = await vault.OpenAsync(None);

        Assert.Equal<string>(["ticketmaster"], secrets.Keys);
        Assert.Equal<string>(["meetup", "yelp"], unreadable.Select(k => k.Source));
    }

    [Fact]
    public async Task No_secret_stands_in_the_file_of_the_store()
    {
        await Vault(First).AddAsync("yelp", "main", "planted-secret-in-no-file", None);
        await _store.DisposeAsync();
        _store = SqliteStore.Open(_folder);

        foreach (var file in Directory.GetFiles(_folder))
            Assert.DoesNotContain("planted-secret-in-no-file", System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file)), StringComparison.Ordinal);
    }
}
