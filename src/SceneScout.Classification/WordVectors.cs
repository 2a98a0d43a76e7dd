using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace SceneScout.Classification;

/// <summary>Vectors of English words, of unit length, the most frequent words first; <c>tools/vectors</c> writes their file.</summary>
internal sealed class WordVectors
{
    private readonly sbyte[] _numbers;
    private readonly float[] _scales;

    private WordVectors(string[] words, int dimensions, sbyte[] numbers)
    {
        Words = words;
        Dimensions = dimensions;
        _numbers = numbers;
        _scales = new float[words.Length];
        for (var word = 0; word < words.Length; word++)
        {
            var sum = 0;
            foreach (var number in numbers.AsSpan(word * dimensions, dimensions))
                sum += number * number;
            _scales[word] = sum == 0 ? 0 : 1 / MathF.Sqrt(sum);
        }
    }

    /// <summary>The words; the index is the rank by frequency.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>Numbers in a vector.</summary>
    public int Dimensions { get; }

    /// <summary>Adds a word's vector to a sum.</summary>
    /// <param name="word">Its index.</param>
    /// <param name="share">It is multiplied by this.</param>
    /// <param name="sum">What is added to.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddTo(int word, float share, Span<float> sum)
    {
        var scale = _scales[word] * share;
        var numbers = _numbers.AsSpan(word * Dimensions, Dimensions);
        var i = 0;
        for (; i <= numbers.Length - Vector<sbyte>.Count; i += Vector<sbyte>.Count)
        {
            Vector.Widen(new Vector<sbyte>(numbers[i..]), out var lower, out var upper);
            AddTo(lower, scale, sum[i..]);
            AddTo(upper, scale, sum[(i + Vector<short>.Count)..]);
        }

        for (; i < numbers.Length; i++)
            sum[i] += numbers[i] * scale;
    }

    /// <summary>Adds numbers, multiplied, to others.</summary>
    /// <param name="numbers">What is added.</param>
    /// <param name="scale">By what it is multiplied.</param>
    /// <param name="sum">What is added to; at least as many.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddScaled(ReadOnlySpan<float> numbers, float scale, Span<float> sum)
    {
        var i = 0;
        for (; i <= numbers.Length - Vector<float>.Count; i += Vector<float>.Count)
            (new Vector<float>(sum[i..]) + (new Vector<float>(numbers[i..]) * scale)).CopyTo(sum[i..]);
        for (; i < numbers.Length; i++)
            sum[i] += numbers[i] * scale;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddTo(Vector<short> numbers, float scale, Span<float> sum)
    {
        Vector.Widen(numbers, out var lower, out var upper);
        (new Vector<float>(sum) + (Vector.ConvertToSingle(lower) * scale)).CopyTo(sum);
        var rest = sum[Vector<float>.Count..];
        (new Vector<float>(rest) + (Vector.ConvertToSingle(upper) * scale)).CopyTo(rest);
    }

    /// <summary>The sum of products.</summary>
    /// <param name="a">Numbers.</param>
    /// <param name="b">As many numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sums = Vector<float>.Zero;
        var i = 0;
        for (; i <= a.Length - Vector<float>.Count; i += Vector<float>.Count)
            sums += new Vector<float>(a[i..]) * new Vector<float>(b[i..]);
        var sum = Vector.Sum(sums);
        for (; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    /// <summary>Makes a vector's length one, unless it is nothing.</summary>
    /// <param name="vector">The vector.</param>
    public static void Normalise(Span<float> vector)
    {
        var length = MathF.Sqrt(Dot(vector, vector));
        if (length < 1e-6f)
            return;
        foreach (ref var number in vector)
            number /= length;
    }

    /// <summary>Reads the file that ships.</summary>
    /// <exception cref="InvalidDataException">It is not such a file.</exception>
    public static WordVectors Read()
    {
        using var stream = BundledData.Open("vectors.bin");
        var head = new byte[16];
        stream.ReadExactly(head);
        if (!head.AsSpan(0, 4).SequenceEqual("SSV1"u8))
            throw new InvalidDataException("vectors.bin does not begin with SSV1.");
        var (count, dimensions, length) = (Number(head, 4), Number(head, 8), Number(head, 12));
        var text = new byte[length];
        stream.ReadExactly(text);
        var numbers = new sbyte[count * dimensions];
        stream.ReadExactly(MemoryMarshal.AsBytes(numbers.AsSpan()));
        return new WordVectors(Encoding.UTF8.GetString(text).Split('\n'), dimensions, numbers);
    }

    private static int Number(byte[] head, int at) => BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(at));
}
