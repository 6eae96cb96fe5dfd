using ControlTower.Core.Kernel;

namespace ControlTower.Web.Features.Network;

/// <summary>What is wrong with a form, field by field, by JSON pointers into what the form is sent as.</summary>
public sealed class FieldErrors
{
    private readonly Dictionary<string, string> errors = new(StringComparer.Ordinal); // lookup only

    public bool Any => errors.Count > 0;

    /// <summary>What the tower refused, and what to do about it.</summary>
    public Refusal? Refused { get; private set; }

    /// <summary>Somebody else changed the network since the form was opened or last saved.</summary>
    public bool Stale => Refused?.Kind == RefusalKind.PreconditionFailed;

    public string? At(string pointer) => errors.GetValueOrDefault(pointer);

    public void Add(string pointer, string message) => errors.TryAdd(pointer, message);

    /// <summary>The field was typed anew.</summary>
    public void Forget(string pointer) => errors.Remove(pointer);

    public void Clear()
    {
        errors.Clear();
        Refused = null;
    }

    public void Refuse(Refusal refusal)
    {
        Clear();
        Refused = refusal;
        foreach (var error in refusal.Errors) Add(error.Pointer, error.Message);
    }
}
