using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace SceneScout.TestPostgres;

/// <summary>A PostgreSQL server of the test run's own: made when first asked for, on the loopback address and a free port, without fsync, in a temporary folder. It ends, and its folder goes, when the test process ends, however that happens: its watcher waits for the end of a pipe that only the test process holds.</summary>
public sealed class PostgresCluster
{
    private const string Superuser = "postgres";

    // $1 the folder, then the server's command line. The pipe on stdin ends with the process that started this.
    private const string Watcher =
        """folder="$1"; shift; "$@" >"$folder/log" 2>&1 </dev/null & server=$!; cat >/dev/null; kill -QUIT $server; wait $server; rm -rf "$folder" """;

    private static readonly Lazy<Task<PostgresCluster>> Shared = new(StartAsync);
    private readonly string _folder;
    private readonly int _port;
    private int _databases;

    private PostgresCluster(string folder, int port) => (_folder, _port) = (folder, port);

    /// <summary>The one server of this test run.</summary>
    /// <exception cref="InvalidOperationException">It cannot be started; <see cref="PostgresBinaries.WhyMissing"/> says beforehand whether it is installed.</exception>
    public static Task<PostgresCluster> SharedAsync() => Shared.Value;

    /// <summary>Makes an empty database.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        await using var connection = new NpgsqlConnection(ConnectionString(Superuser));
        await connection.OpenAsync();
#pragma warning disable CA2100 // The name is made above.
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
        return ConnectionString(name);
    }

    private string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = IPAddress.Loopback.ToString(),
        Port = _port,
        Username = Superuser,
        Database = database,
        MaxPoolSize = 30,
        IncludeErrorDetail = true,
    }.ToString();

    private static async Task<PostgresCluster> StartAsync()
    {
        if (PostgresBinaries.WhyMissing is { } reason)
            throw new InvalidOperationException(reason);
        var bin = PostgresBinaries.Folder!;
        var folder = (await RunAsync("mktemp", "-d", Path.Combine(Path.GetTempPath(), "scenescout-pg-XXXXXX"))).Trim();
        var data = Path.Combine(folder, "data");
        await RunAsync(Path.Combine(bin, "initdb"), "-D", data, "-U", Superuser, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        var port = FreePort();
        var watcher = Start(
            redirectInput: true,
            "sh", "-c", Watcher, "watcher", folder, Path.Combine(bin, "postgres"), "-D", data, "-p", $"{port}", "-k", folder,
            "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off", "-c", "max_connections=300");
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            watcher.StandardInput.Close();
            watcher.WaitForExit(TimeSpan.FromSeconds(20));
        };
        var cluster = new PostgresCluster(folder, port);
        await cluster.WaitAsync(watcher);
        return cluster;
    }

    private async Task WaitAsync(Process watcher)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection(ConnectionString(Superuser));
                await connection.OpenAsync();
                return;
            }
            catch (NpgsqlException e) when (waited.Elapsed < TimeSpan.FromSeconds(60) && !watcher.HasExited)
            {
                Debug.WriteLine(e.Message);
                await Task.Delay(100);
            }
            catch (NpgsqlException e)
            {
                throw new InvalidOperationException($"The PostgreSQL server in {_folder} does not start.", e);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<string> RunAsync(params string[] command)
    {
        using var process = Start(redirectInput: false, command);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? await output
            : throw new InvalidOperationException($"{command[0]} ended with {process.ExitCode}: {errors}");
    }

    // initdb and postgres refuse to run as root.
    private static Process Start(bool redirectInput, params string[] command)
    {
        string[] line = Environment.UserName == "root" ? ["runuser", "-u", Superuser, "--", .. command] : command;
        var info = new ProcessStartInfo(line[0], line[1..])
        {
            RedirectStandardInput = redirectInput,
            RedirectStandardOutput = !redirectInput,
            RedirectStandardError = !redirectInput,
            WorkingDirectory = "/",
        };
        return Process.Start(info) ?? throw new InvalidOperationException($"{line[0]} does not start.");
    }
}
