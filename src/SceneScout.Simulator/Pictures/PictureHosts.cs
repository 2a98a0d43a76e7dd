using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using SceneScout.Simulator.Hosting;

namespace SceneScout.Simulator.Pictures;

/// <summary>The hosts of the sources' pictures, played by the simulator: answers name it instead of them, and it has a picture for every address. Some are missing, broken off or no picture at all, as on the real ones.</summary>
internal static class PictureHosts
{
    /// <summary>Where the pictures are.</summary>
    public const string Path = "/pictures/";

    private const int Width = 1024;
    private const int Height = 576;

    private static readonly string[] Hosts = ["https://s1.ticketm.net/", "https://img.evbuc.com/", "https://secure.meetupstatic.com/"];

    /// <summary>An answer whose pictures are the simulator's.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="address">Where the simulator listens, with a slash at its end.</param>
    public static ApiAnswer Name(ApiAnswer answer, string address)
    {
        var text = Encoding.UTF8.GetString(answer.Body);
        foreach (var host in Hosts)
        {
            text = text.Replace(host, $"{address.TrimEnd('/')}{Path}{host["https://".Length..]}", StringComparison.Ordinal);
        }

        return answer with { Body = Encoding.UTF8.GetBytes(text) };
    }

    /// <summary>Answers for one picture: the same address always has the same answer.</summary>
    public static async Task HandleAsync(HttpContext context)
    {
        var seed = BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(Subject(context.Request.Path.Value ?? ""))));
        var file = (seed % 50) switch
        {
            0 => null,
            1 => "<!doctype html><title>Not here</title>"u8.ToArray(),
            2 => PngPicture.Of(Width, Height, seed)[..2000],
            _ => PngPicture.Of(Width, Height, seed),
        };
        context.Response.StatusCode = file is null ? 404 : 200;
        if (file is null)
        {
            return;
        }

        context.Response.ContentType = "image/png";
        context.Response.ContentLength = file.Length;
        await context.Response.Body.WriteAsync(file, context.RequestAborted);
    }

    // Names such as "ID_TABLET_LANDSCAPE.jpg" and "highres_ID.jpeg" differ in the size alone.
    private static string Subject(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        return name.Contains('_', StringComparison.Ordinal) ? name.Split('_').MaxBy(part => part.Length)! : path;
    }
}
