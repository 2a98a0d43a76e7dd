namespace SceneScout.Jsonata.Syntax;

/// <summary>The hidden variable of a parent operator: how many steps up it looks, and the name under which the step there binds its input.</summary>
internal sealed class ParentSlot(string label)
{
    public string Label { get; set; } = label;

    public int Level { get; set; } = 1;
}
