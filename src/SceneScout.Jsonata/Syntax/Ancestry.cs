namespace SceneScout.Jsonata.Syntax;

/// <summary>Finds, for each parent operator, the step whose input it refers to.</summary>
internal sealed class Ancestry
{
    private int _labels;

    public ParentSlot NewSlot() => new($"!{_labels++}");

    /// <summary>An unresolved parent operator within <paramref name="part"/> is one within its owner.</summary>
    public static void Inherit(SyntaxNode owner, SyntaxNode part)
    {
        if (part.SeekingParent is null && part.Kind != SyntaxKind.Parent)
            return;
        owner.SeekingParent ??= [];
        if (part.SeekingParent is not null)
            owner.SeekingParent.AddRange(part.SeekingParent);
        if (part.Kind == SyntaxKind.Parent)
            owner.SeekingParent.Add(part.Slot!);
    }

    /// <summary>Looks for the steps that the parent operators in a path's last step refer to, from there to the left.</summary>
    public static void Resolve(SyntaxNode path)
    {
        var last = path.Items[^1];
        var slots = new List<ParentSlot>(last.SeekingParent ?? []);
        if (last.Kind == SyntaxKind.Parent)
            slots.Add(last.Slot!);
        foreach (var slot in slots)
            Resolve(path, slot);
    }

    /// <summary>Lets a step, or the last steps of what it is, serve as the one that the slot looks for.</summary>
    public static void Seek(SyntaxNode node, ParentSlot slot)
    {
        switch (node.Kind)
        {
            case SyntaxKind.Name or SyntaxKind.Wildcard:
                if (--slot.Level == 0)
                    Serve(node, slot);
                break;
            case SyntaxKind.Parent:
                slot.Level++;
                break;
            case SyntaxKind.Block:
                if (node.Items.Count > 0)
                {
                    node.IsTuple = true;
                    Seek(node.Items[^1], slot);
                }

                break;
            case SyntaxKind.Path:
                node.IsTuple = true;
                var index = node.Items.Count - 1;
                Seek(node.Items[index--], slot);
                while (slot.Level > 0 && index >= 0)
                    Seek(node.Items[index--], slot);
                break;
            default:
                throw new JsonataException("S0217") { Position = node.Position, Token = node.Kind.ToToken() };
        }
    }

    private static void Resolve(SyntaxNode path, ParentSlot slot)
    {
        var index = path.Items.Count - 2;
        while (slot.Level > 0)
        {
            if (index < 0)
            {
                (path.SeekingParent ??= []).Add(slot);
                return;
            }

            var step = path.Items[index--];

            // Steps in a row that bind their values to variables all start from the same place: only the first counts.
            while (index >= 0 && step.Focus is not null && path.Items[index].Focus is not null)
                step = path.Items[index--];
            Seek(step, slot);
        }
    }

    private static void Serve(SyntaxNode step, ParentSlot slot)
    {
        if (step.Ancestor is not null)
            slot.Label = step.Ancestor.Label;
        step.Ancestor = slot;
        step.IsTuple = true;
    }
}
