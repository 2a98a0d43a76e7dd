namespace SceneScout.Threds.Model;

/// <summary>Names that mean something to the engine.</summary>
public static class WellKnown
{
    /// <summary>The engine as a source, and the thred of control events.</summary>
    public const string SystemId = "SYSTEM";

    /// <summary>Type of what a pattern publishes, and of replies of the engine.</summary>
    public const string Tell = "org.wt.tell";

    /// <summary>Type of what is told to the other participants of a thred.</summary>
    public const string Broadcast = "org.wt.broadcast";

    /// <summary>Type of what a person does in a thred.</summary>
    public const string ClientTell = "org.wt.client.tell";

    /// <summary>Type of what a person says to the other participants of a thred.</summary>
    public const string ClientBroadcast = "org.wt.client.broadcast";

    /// <summary>Type of requests to the engine by administrators.</summary>
    public const string SysControl = "org.wt.control.sysControl";

    /// <summary>Type of requests to the engine's records by administrators.</summary>
    public const string DataControl = "org.wt.control.dataControl";

    /// <summary>Type of requests to the engine by anybody, about what is theirs.</summary>
    public const string UserControl = "org.wt.control.userControl";

    /// <summary>Type of what a timer of a reaction gives its thred.</summary>
    public const string Timer = "org.wt.timer";

    /// <summary>Type of the results of children that are joined.</summary>
    public const string Children = "org.wt.children";

    /// <summary>Type of the agent that keeps records, and of its answers.</summary>
    public const string Persistence = "org.wt.persistence";

    /// <summary>Id of the agent that keeps records.</summary>
    public const string PersistenceNode = "org.wt.persistence1";

    /// <summary>Role of those who may control the engine.</summary>
    public const string AdminRole = "admin";

    /// <summary>Whether a type is one of control.</summary>
    public static bool IsControl(string type) => type is SysControl or DataControl or UserControl;
}
