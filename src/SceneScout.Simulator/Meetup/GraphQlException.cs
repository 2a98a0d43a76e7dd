namespace SceneScout.Simulator.Meetup;

/// <summary>A query that cannot be understood or is not valid.</summary>
internal sealed class GraphQlException : Exception
{
    public GraphQlException(string message, int line, int column, string classification)
        : base(message) => (Line, Column, Classification) = (line, column, classification);

    /// <summary>Line from 1.</summary>
    public int Line { get; }

    /// <summary>Column from 1.</summary>
    public int Column { get; }

    /// <summary>InvalidSyntax or ValidationError.</summary>
    public string Classification { get; }

    /// <summary>A query that breaks a rule of the schema.</summary>
    public static GraphQlException Validation(string message, int line, int column) => new(message, line, column, "ValidationError");

    /// <summary>A query that cannot be parsed.</summary>
    public static GraphQlException Syntax(string message, int line, int column) => new(message, line, column, "InvalidSyntax");
}
