using System.Text.Json;

namespace SceneScout.Threds.Model;

/// <summary>To whom an outbound event goes, and when.</summary>
public sealed record PublishModel
{
    /// <summary>Addresses: a text or an array, in which <c>$xpr(...)</c> stands for values.</summary>
    public required JsonElement To { get; init; }

    /// <summary>A name for <c>$isResponseFor</c>.</summary>
    public string? Name { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>An expression for its effects, which sees <c>$outboundEvent</c>.</summary>
    public string? OnPublish { get; init; }

    /// <summary>What is said to these addresses, when it is not what the condition's transform says.</summary>
    public TransformModel? Transform { get; init; }

    /// <summary>How long it waits: a duration or <c>$xpr(...)</c>; undefined for not at all.</summary>
    public JsonElement Delay { get; init; }

    /// <summary>When it is sent: ms since 1970, ISO 8601 or <c>$xpr(...)</c>; undefined for at once.</summary>
    public JsonElement At { get; init; }

    /// <summary>How often and when it is sent again after an error of its agent; null for never.</summary>
    public RetryModel? Retry { get; init; }
}
