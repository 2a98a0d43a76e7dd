namespace SceneScout.Domain.Matching;

/// <summary>Which of n things hang together.</summary>
internal sealed class UnionFind
{
    private readonly List<int> _parents = [];

    /// <summary>Adds a thing that stands alone.</summary>
    /// <returns>Its number, from 0.</returns>
    public int Add()
    {
        _parents.Add(_parents.Count);
        return _parents.Count - 1;
    }

    /// <summary>The number that stands for the group of a thing.</summary>
    public int Root(int thing)
    {
        while (_parents[thing] != thing)
        {
            _parents[thing] = _parents[_parents[thing]];
            thing = _parents[thing];
        }

        return thing;
    }

    /// <summary>Puts two groups together.</summary>
    public void Join(int left, int right) => _parents[Root(left)] = Root(right);
}
