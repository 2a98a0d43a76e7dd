using SceneScout.Domain.Faults;

namespace SceneScout.Domain.Processing.Geocoding;

/// <summary>What a geocoder answers.</summary>
public abstract record GeocoderAnswer
{
    private GeocoderAnswer()
    {
    }

    /// <summary>It knows the place.</summary>
    public sealed record Found(OnlinePlace Place) : GeocoderAnswer;

    /// <summary>It knows no such place.</summary>
    public sealed record Nothing : GeocoderAnswer
    {
        /// <summary>The one answer of this kind.</summary>
        public static readonly Nothing Known = new();
    }

    /// <summary>It gave no answer.</summary>
    /// <param name="Fault">Why.</param>
    public sealed record Failed(SpawnFault Fault) : GeocoderAnswer
    {
        /// <summary>Whether the question itself is refused: another one may fare better, and the same one will not. What else a server refuses it refuses of every question.</summary>
        public bool IsOfQuestion => Fault is { Kind: FaultKind.ExternalApi, Status: 400 or 414 or 422 };
    }
}
