namespace SceneScout.Threds.Cluster.Wire;

/// <summary>Marks what of threds may cross a node or enter a journal. Each such type has a form in <see cref="ThredForms"/>.</summary>
internal interface IThredWire;
