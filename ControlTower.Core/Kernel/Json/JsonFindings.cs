namespace ControlTower.Core.Kernel.Json;

/// <summary>What is wrong with a document: the first thousand errors and the count of all that were found.</summary>
public sealed class JsonFindings
{
    public const int Kept = 1_000;

    /// <summary>Looking for more stops here, so that a hostile document costs bounded time.</summary>
    public const int Sought = 100_000;

    private readonly List<FieldError> errors = [];

    public IReadOnlyList<FieldError> Errors => errors;

    public int Count { get; private set; }

    public bool Any => Count > 0;

    public bool Full => Count >= Sought;

    public void Add(string pointer, string message)
    {
        Count++;
        if (errors.Count < Kept) errors.Add(new(pointer, message));
    }

    /// <param name="what">The document in words, to begin the sentence with.</param>
    public Refusal ToRefusal(string what) => new(RefusalKind.Invalid, Sentence(what), errors[0].Pointer) { Errors = errors, ErrorCount = Count };

    private string Sentence(string what)
    {
        var first = errors[0].Pointer.Length == 0 ? errors[0].Message : $"{errors[0].Pointer}: {errors[0].Message}";
        return Count == 1 ? $"{what} is not valid: {first}." : $"{what} has {Count} errors, the first: {first}.";
    }
}
