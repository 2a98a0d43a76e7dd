using System.Collections.Immutable;
using SceneScout.Domain.Events;

namespace SceneScout.Sources.Contracts;

/// <summary>The outcome of reading one raw listing.</summary>
public abstract record NormaliseResult
{
    private NormaliseResult()
    {
    }

    /// <summary>A usable listing.</summary>
    /// <param name="Listing">The listing, with warnings for what was left out.</param>
    public sealed record Ok(Listing Listing) : NormaliseResult;

    /// <summary>A listing that must not be shown: draft, unlisted, private, a test.</summary>
    /// <param name="Reason">Why, for people.</param>
    public sealed record Skipped(string Reason) : NormaliseResult;

    /// <summary>A listing that cannot be used.</summary>
    /// <param name="Errors">What is wrong, at least one.</param>
    public sealed record Rejected(ImmutableArray<FieldError> Errors) : NormaliseResult;
}
