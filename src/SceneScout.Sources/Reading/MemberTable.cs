using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace SceneScout.Sources.Reading;

/// <summary>The members of a listing by name. A reader asks some sixty times for one of as many members, and the parser looks at them one by one each time.</summary>
/// <param name="element">An object.</param>
/// <param name="few">Who asks so often at most is answered by the parser.</param>
internal sealed class MemberTable(JsonElement element, int few = 4)
{
    private const int Most = 1024;
    private int asked;
    private bool built;
    private JsonProperty[] members = [];
    private int[] slots = [];

    /// <summary>The member of a name; of those that come twice the last.</summary>
    public bool TryGet(string name, out JsonElement value)
    {
        if (asked <= few && asked++ == few)
            built = Build();
        if (!built)
            return element.TryGetProperty(name, out value);

        for (var slot = Hash(name) & (slots.Length - 1); slots[slot] > 0; slot = (slot + 1) & (slots.Length - 1))
            if (Ascii.Equals(JsonMarshal.GetRawUtf8PropertyName(members[slots[slot] - 1]), name))
            {
                value = members[slots[slot] - 1].Value;
                return true;
            }

        value = default;
        return false;
    }

    // False where names are not written as they are read.
    private bool Build()
    {
        var count = element.GetPropertyCount();
        if (count > Most)
            return false;
        members = new JsonProperty[count];
        slots = new int[(int)BitOperations.RoundUpToPowerOf2((uint)(count * 2) + 2)];
        var filled = 0;
        foreach (var member in element.EnumerateObject())
        {
            var name = JsonMarshal.GetRawUtf8PropertyName(member);
            if (name.Contains((byte)'\\') || name.ContainsAnyExceptInRange((byte)0, (byte)127))
                return false;
            var slot = Hash(name) & (slots.Length - 1);
            while (slots[slot] > 0 && !JsonMarshal.GetRawUtf8PropertyName(members[slots[slot] - 1]).SequenceEqual(name))
                slot = (slot + 1) & (slots.Length - 1);
            if (slots[slot] == 0)
                slots[slot] = ++filled;
            members[slots[slot] - 1] = member;
        }

        return true;
    }

    // Of length and three letters: names of one listing differ in them.
    private static int Hash(ReadOnlySpan<byte> name) => name.IsEmpty ? 0 : Mixed(name.Length, name[0], name[name.Length / 2], name[^1]);

    private static int Hash(string name) => name.Length == 0 ? 0 : Mixed(name.Length, name[0], name[name.Length / 2], name[^1]);

    private static int Mixed(int length, int first, int middle, int last) => unchecked((int)(((uint)((length * 31) + (first * 7) + (middle * 131) + (last * 1031)) * 2654435769u) >> 16));
}
