using Akka.Configuration;
using Akka.Configuration.Hocon;

namespace SceneScout.Node.Configuration;

/// <summary>Reads HOCON into flat settings.</summary>
internal static class HoconLayers
{
    /// <summary>The settings under <c>scenescout</c> in a HOCON text.</summary>
    /// <exception cref="ConfigMistakeException">It is not HOCON.</exception>
    public static ConfigLayer Read(string origin, string hocon)
    {
        try
        {
            var values = new Dictionary<string, string>();
            var root = ConfigurationFactory.ParseString(hocon).GetValue(Settings.Root);
            if (root is not null)
                Flatten(Settings.Root, root, values);
            return new ConfigLayer(origin, values);
        }
#pragma warning disable CA1031 // The parser has no exception type of its own; whatever it throws, the text is at fault.
        catch (Exception e)
#pragma warning restore CA1031
        {
            throw new ConfigMistakeException([$"{origin}: this is not HOCON: {e.Message}"]);
        }
    }

    private static void Flatten(string path, HoconValue value, Dictionary<string, string> into)
    {
        if (value.IsObject())
        {
            foreach (var (key, child) in value.GetObject().Items)
                Flatten($"{path}.{key}", child, into);
        }
        else
        {
            into[path] = value.IsArray() ? ListText.Write(value.GetStringList()) : value.GetString()?.Trim() ?? "";
        }
    }
}
