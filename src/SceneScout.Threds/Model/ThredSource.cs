using System.Text.Json;

namespace SceneScout.Threds.Model;

/// <summary>Who sent an event.</summary>
/// <param name="Id">A participant's or an agent's id; <c>SYSTEM</c> for the engine.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Uri">Where more is to be found of it.</param>
public sealed record ThredSource(string Id, string? Name = null, string? Uri = null)
{
    /// <summary>The engine itself.</summary>
    public static ThredSource System { get; } = new(WellKnown.SystemId, "Workthreds Bot");

    internal void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, Id);
        if (Name is not null)
            writer.WriteString("name"u8, Name);
        if (Uri is not null)
            writer.WriteString("uri"u8, Uri);
        writer.WriteEndObject();
    }
}
