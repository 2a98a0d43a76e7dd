namespace SceneScout.Threds.Model;

/// <summary>How a condition decides.</summary>
public enum ConditionKind
{
    /// <summary>By an expression.</summary>
    Filter,

    /// <summary>When each operand has matched once, be it by different events.</summary>
    And,

    /// <summary>By the first operand that matches.</summary>
    Or,
}
