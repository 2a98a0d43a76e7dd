namespace SceneScout.Threds.Engine;

/// <summary>Where the ids of a decision come from: from outside, so that deciding again gives the same.</summary>
public interface IThredIds
{
    /// <summary>An id for an event.</summary>
    string Event();

    /// <summary>An id for a thred of a pattern that is given by its id or its name.</summary>
    string Thred(string pattern);
}
