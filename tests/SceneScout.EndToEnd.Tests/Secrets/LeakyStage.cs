namespace SceneScout.EndToEnd.Tests.Secrets;

/// <summary>How a leaky server answers.</summary>
internal enum LeakyStage
{
    /// <summary>With one of each fault that passes, then well.</summary>
    Answers = 0,

    /// <summary>With a redirect.</summary>
    Redirects = 1,

    /// <summary>With 400: the request's headers are not as they should be.</summary>
    Complains = 2,

    /// <summary>With 401.</summary>
    Refuses = 3,
}
