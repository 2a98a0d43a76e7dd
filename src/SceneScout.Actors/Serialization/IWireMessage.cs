namespace SceneScout.Actors.Serialization;

/// <summary>Marks everything that may cross a node or enter a journal. Each such type has a manifest in <see cref="WireManifests"/>.</summary>
public interface IWireMessage;
