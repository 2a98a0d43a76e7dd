namespace SceneScout.Dashboard.Pictures;

/// <summary>One of two listings that may be one event.</summary>
/// <param name="Listing">The listing.</param>
/// <param name="EventId">The event that it stands behind; null when it is gone.</param>
/// <param name="Title">That event's title.</param>
/// <param name="When">Its start, as people read it.</param>
/// <param name="Where">Its venue and city.</param>
public sealed record PairSide(string Listing, Guid? EventId, string Title, string When, string Where);
