namespace SceneScout.Shell;

/// <summary>A line being typed and where the cursor stands in it. Immutable.</summary>
/// <param name="Text">The line.</param>
/// <param name="Cursor">0 to its length.</param>
internal sealed record LineBuffer(string Text, int Cursor)
{
    /// <summary>Nothing typed.</summary>
    public static readonly LineBuffer Empty = new("", 0);

    /// <summary>A line with the cursor at its end.</summary>
    public static LineBuffer Of(string text) => new(text, text.Length);

    /// <summary>Puts text where the cursor is.</summary>
    public LineBuffer Insert(string text) => new(Text.Insert(Cursor, text), Cursor + text.Length);

    /// <summary>Puts text in place of what stands between a start and the cursor.</summary>
    public LineBuffer Replace(int start, string text) => new(string.Concat(Text.AsSpan(0, start), text, Text.AsSpan(Cursor)), start + text.Length);

    /// <summary>Removes the character before the cursor.</summary>
    public LineBuffer Backspace() => Cursor == 0 ? this : new(Text.Remove(Cursor - 1, 1), Cursor - 1);

    /// <summary>Removes the character at the cursor.</summary>
    public LineBuffer Delete() => Cursor == Text.Length ? this : this with { Text = Text.Remove(Cursor, 1) };

    /// <summary>Removes from the cursor to the end.</summary>
    public LineBuffer KillToEnd() => this with { Text = Text[..Cursor] };

    /// <summary>Removes from the start to the cursor.</summary>
    public LineBuffer KillToStart() => new(Text[Cursor..], 0);

    /// <summary>Removes the word before the cursor.</summary>
    public LineBuffer KillWord() => new(Text.Remove(WordStart(), Cursor - WordStart()), WordStart());

    /// <summary>Moves by characters, within the line.</summary>
    public LineBuffer Move(int by) => this with { Cursor = Math.Clamp(Cursor + by, 0, Text.Length) };

    /// <summary>Moves to the start.</summary>
    public LineBuffer Home() => this with { Cursor = 0 };

    /// <summary>Moves to the end.</summary>
    public LineBuffer End() => this with { Cursor = Text.Length };

    /// <summary>Moves to the start of the word before.</summary>
    public LineBuffer WordLeft() => this with { Cursor = WordStart() };

    /// <summary>Moves behind the next word.</summary>
    public LineBuffer WordRight()
    {
        var at = Cursor;
        while (at < Text.Length && Text[at] == ' ')
            at++;
        while (at < Text.Length && Text[at] != ' ')
            at++;
        return this with { Cursor = at };
    }

    private int WordStart()
    {
        var at = Cursor;
        while (at > 0 && Text[at - 1] == ' ')
            at--;
        while (at > 0 && Text[at - 1] != ' ')
            at--;
        return at;
    }
}
