namespace SceneScout.Shell;

/// <summary>What keys do to a line: the habits of readline.</summary>
internal static class LineKeys
{
    /// <summary>The line after a key; null for a key that does not edit.</summary>
    public static LineBuffer? Apply(LineBuffer line, ConsoleKeyInfo key)
    {
        var control = key.Modifiers.HasFlag(ConsoleModifiers.Control);
        var alt = key.Modifiers.HasFlag(ConsoleModifiers.Alt);
        return key.Key switch
        {
            ConsoleKey.Backspace when control || alt => line.KillWord(),
            ConsoleKey.Backspace => line.Backspace(),
            ConsoleKey.H when control => line.Backspace(),
            ConsoleKey.Delete => line.Delete(),
            ConsoleKey.LeftArrow when control || alt => line.WordLeft(),
            ConsoleKey.RightArrow when control || alt => line.WordRight(),
            ConsoleKey.LeftArrow => line.Move(-1),
            ConsoleKey.RightArrow => line.Move(1),
            ConsoleKey.Home => line.Home(),
            ConsoleKey.End => line.End(),
            ConsoleKey.A when control => line.Home(),
            ConsoleKey.E when control => line.End(),
            ConsoleKey.B when control => line.Move(-1),
            ConsoleKey.F when control => line.Move(1),
            ConsoleKey.B when alt => line.WordLeft(),
            ConsoleKey.F when alt => line.WordRight(),
            ConsoleKey.K when control => line.KillToEnd(),
            ConsoleKey.U when control => line.KillToStart(),
            ConsoleKey.W when control => line.KillWord(),
            ConsoleKey.D when control => line.Delete(),
            _ when !control && !alt && !char.IsControl(key.KeyChar) => line.Insert(key.KeyChar.ToString()),
            _ => null,
        };
    }
}
