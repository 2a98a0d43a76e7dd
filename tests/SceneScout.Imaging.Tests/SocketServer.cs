using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SceneScout.Imaging.Tests;

/// <summary>A server on a real socket of this machine that answers what a test says, byte by byte.</summary>
internal sealed class SocketServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<string, Stream, CancellationToken, Task> _answer;
    private readonly Task _running;
    private int _requests;

    public SocketServer(Func<string, Stream, CancellationToken, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        _running = RunAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Requests => Volatile.Read(ref _requests);

    public string Url(string path, string host = "127.0.0.1") => $"http://{host}:{Port}{path}";

    public static SocketServer Of(Func<string, byte[]> answer) => new((path, stream, stop) => stream.WriteAsync(answer(path), stop).AsTask());

    public static byte[] Picture(byte[] content, string type = "image/jpeg", string further = "") =>
        [.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: {type}\r\nContent-Length: {content.Length}\r\n{further}Connection: close\r\n\r\n"), .. content];

    public static byte[] Status(int status, string further = "") => Encoding.ASCII.GetBytes($"HTTP/1.1 {status} X\r\nContent-Length: 0\r\n{further}Connection: close\r\n\r\n");

    public static byte[] Redirect(string to) => Status(302, $"Location: {to}\r\n");

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _running;
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _ = Task.Run(() => ServeAsync(client));
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
            try
            {
                var stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
                var first = await reader.ReadLineAsync(_stop.Token);
                while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 })
                {
                }

                Interlocked.Increment(ref _requests);
                await _answer(first!.Split(' ')[1], stream, _stop.Token);
            }
            catch (Exception gone) when (gone is IOException or OperationCanceledException or ObjectDisposedException)
            {
                // The caller left, or the test is over.
            }
    }
}
