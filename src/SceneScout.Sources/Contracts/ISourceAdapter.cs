using System.Text.Json;
using SceneScout.Domain.Events;

namespace SceneScout.Sources.Contracts;

/// <summary>What the product knows of one source: how to read its answers. Pure; the calls are made by <see cref="ISourceClient"/>.</summary>
public interface ISourceAdapter
{
    /// <summary>The source.</summary>
    SourceName Name { get; }

    /// <summary>What the source can do and allows, as data.</summary>
    SourceCapabilities Capabilities { get; }

    /// <summary>Splits any answer of the source's API (search page, bare array, single event, error body) into listings and venues. Never throws on well-formed JSON.</summary>
    /// <param name="answer">The root of the answer.</param>
    ParsedAnswer Parse(JsonElement answer);

    /// <summary>Turns one raw listing into the common shape. Never throws on well-formed JSON.</summary>
    /// <param name="listing">The listing as <see cref="Parse"/> gave it.</param>
    NormaliseResult Normalise(JsonElement listing);
}
