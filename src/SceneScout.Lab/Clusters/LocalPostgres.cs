using System.Diagnostics;
using System.Net;
using Npgsql;

namespace SceneScout.Lab.Clusters;

/// <summary>A PostgreSQL server of the local cluster's own, on one address, with its data in one folder. It can be stopped, started again and made to refuse writes.</summary>
internal sealed class LocalPostgres : IAsyncDisposable
{
    private const string User = "postgres";

    /// <summary>Its settings whatever else is asked for.</summary>
    // It may lose its last second with the machine; it keeps everything when a process dies.
    public static readonly IReadOnlyList<string> Usual = ["synchronous_commit=off", "max_connections=400"];

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly string _programs;
    private readonly string _data;
    private readonly IPAddress _address;
    private readonly int _port;
    private readonly string[] _settings;
    private ChildProcess? _server;

    private LocalPostgres(string programs, string data, IPAddress address, int port, string[] settings) =>
        (_programs, _data, _address, _port, _settings) = (programs, data, address, port, settings);

    /// <summary>Connection string of the cluster's database.</summary>
    public string Connection => To("scenescout");

    /// <summary>Lets the server's own account, which is not ours where we are root, reach its files through a folder.</summary>
    /// <param name="folder">The folder that its data will be in.</param>
    public static void LetThrough(string folder)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
    }

    /// <summary>Makes the server's files when they are missing, starts it and makes the database.</summary>
    /// <param name="folder">Holds its data.</param>
    /// <param name="address">Where it listens.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <param name="settings">Settings of the server beside its usual ones, <c>name=value</c>.</param>
    /// <exception cref="InvalidOperationException">PostgreSQL is not installed, or does not start.</exception>
    public static async Task<LocalPostgres> StartAsync(string folder, IPAddress address, CancellationToken cancellation, params string[] settings)
    {
        var programs = PostgresPrograms.Folder ?? throw new InvalidOperationException(
            $"PostgreSQL is not installed: initdb is neither in {PostgresPrograms.Variable}, nor under /usr/lib/postgresql, nor in PATH.");
        var data = Path.Combine(folder, "postgres");
        var postgres = new LocalPostgres(programs, data, address, LocalPorts.Free(1)[0], settings);
        if (!Directory.Exists(data))
        {
            if (IsRoot)
                await LocalProgram.RunAsync("/", cancellation, "install", "-d", "-o", User, "-m", "700", data);
            await LocalProgram.RunAsync("/", cancellation, AsUser(
                Path.Combine(programs, "initdb"), "-D", data, "-U", User, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"));
            if (!IPAddress.IsLoopback(address))
                await File.AppendAllTextAsync(Path.Combine(data, "pg_hba.conf"), $"host all all {address}/24 trust\n", cancellation);
        }

        try
        {
            await postgres.StartAsync(cancellation);
            await postgres.RunAsync(User, "SELECT 'CREATE DATABASE scenescout' WHERE NOT EXISTS (SELECT 1 FROM pg_database WHERE datname = 'scenescout')", cancellation, again: true);
            return postgres;
        }
        catch
        {
            await postgres.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the server again after <see cref="StopAsync"/>.</summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        if (_server is not null)
            await _server.DisposeAsync();
        _server = LocalProgram.Start("/", null, AsUser(
            [
                Path.Combine(_programs, "postgres"), "-D", _data, "-p", $"{_port}", "-c", $"listen_addresses={_address}", "-c", "unix_socket_directories=",
                .. Usual.Concat(_settings).SelectMany(setting => new[] { "-c", setting }),
            ]));
        var since = Stopwatch.GetTimestamp();
        while (!await AnswersAsync(cancellation))
        {
            if (Stopwatch.GetElapsedTime(since) > Patience)
                throw new TimeoutException($"PostgreSQL in {_data} did not come up within {Patience}.\n{_server.Tail()}");
            if (_server.HasExited)
                throw new InvalidOperationException($"PostgreSQL in {_data} does not start.\n{_server.Tail()}");
            await Task.Delay(100, cancellation);
        }
    }

    /// <summary>Stops the server: connections are cut, what is committed stays.</summary>
    public async Task StopAsync(CancellationToken cancellation)
    {
        if (_server is null or { HasExited: true })
            return;
        await _server.SignalAsync("INT", cancellation);
        await _server.ExitAsync(Patience, cancellation);
    }

    /// <summary>Makes the server refuse writes, as one does that was failed over to a standby, or take them again.</summary>
    public Task RefuseWritesAsync(bool refuse, CancellationToken cancellation) => RunAsync(
        User, $"ALTER SYSTEM SET default_transaction_read_only = {(refuse ? "on" : "off")}; SELECT pg_reload_conf()", cancellation);

    /// <summary>Makes the cluster's database take no writes, as one does that was failed over to before it is promoted: sessions of before end, and those that begin meanwhile stay read-only for as long as they live; or lets it take writes again, when no session ends.</summary>
    public Task TurnReadOnlyAsync(bool readOnly, CancellationToken cancellation) => RunAsync(
        User,
        readOnly
            ? "ALTER DATABASE scenescout SET default_transaction_read_only = on; SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'scenescout'"
            : "ALTER DATABASE scenescout RESET default_transaction_read_only",
        cancellation);

    /// <summary>Makes the actors' journal hang for a while: nobody reads or writes it.</summary>
    public async Task HoldJournalAsync(TimeSpan time, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(Connection + ";Pooling=false");
        await connection.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var hold = new NpgsqlCommand("LOCK TABLE journal IN ACCESS EXCLUSIVE MODE", connection, transaction);
        await hold.ExecuteNonQueryAsync(cancellation);
        await Task.Delay(time, cancellation);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_server is null)
            return;
        try
        {
            await StopAsync(CancellationToken.None);
        }
        finally
        {
            await _server.DisposeAsync();
        }
    }

    private static bool IsRoot => Environment.UserName == "root";

    // PostgreSQL refuses to run as root.
    private static string[] AsUser(params string[] line) => IsRoot ? ["setpriv", $"--reuid={User}", $"--regid={User}", "--init-groups", "--", .. line] : line;

    private string To(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = $"{_address}",
        Port = _port,
        Username = User,
        Database = database,
        MaxPoolSize = 40,
        Timeout = 5,
    }.ToString();

    private async Task<bool> AnswersAsync(CancellationToken cancellation)
    {
        try
        {
            await using var connection = new NpgsqlConnection(To(User) + ";Pooling=false");
            await connection.OpenAsync(cancellation);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private async Task RunAsync(string database, string sql, CancellationToken cancellation, bool again = false)
    {
        await using var connection = new NpgsqlConnection(To(database) + ";Pooling=false");
        await connection.OpenAsync(cancellation);
        // Statement by statement: neither of these may stand in a transaction.
        foreach (var statement in sql.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
#pragma warning disable CA2100 // All statements are made in this class.
            await using var command = new NpgsqlCommand(statement, connection);
            if (await command.ExecuteScalarAsync(cancellation) is string made && again)
            {
                await using var second = new NpgsqlCommand(made, connection);
                await second.ExecuteNonQueryAsync(cancellation);
            }
#pragma warning restore CA2100
        }
    }
}
