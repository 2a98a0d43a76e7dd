namespace SceneScout.Domain.Quotas;

/// <summary>When a limit's window ends.</summary>
public enum WindowKind
{
    /// <summary>Always: calls count in any span of the window's length. Right for every server whose windows are not known, since none of its windows holds more.</summary>
    Rolling = 0,

    /// <summary>At midnight UTC (Yelp's day).</summary>
    UtcDay = 1,

    /// <summary>One length after the first call in it (Ticketmaster's day). Rolling until the server says when it ends.</summary>
    FromFirstCall = 2,
}
