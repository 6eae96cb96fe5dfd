using System.Text.Json.Serialization;

namespace ControlTower.Core.Kernel;

/// <summary>Why something that was asked for is not done; a value, since refusing is ordinary. The texts are for people.</summary>
/// <param name="Kind">Decides how callers answer: over HTTP the status code.</param>
/// <param name="Message">One sentence: what was wrong and what was expected.</param>
/// <param name="Pointer">JSON pointer (RFC 6901) or name of the field at fault, if one is.</param>
public sealed record Refusal(RefusalKind Kind, string Message, string? Pointer = null)
{
    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    /// <summary>How many errors there were, also where <see cref="Errors"/> was cut.</summary>
    public int ErrorCount { get; init; }

    /// <summary>Where somebody else was first: who, as an actor is written.</summary>
    public string? FirstBy { get; init; }

    public DateTimeOffset? FirstAt { get; init; }

    public static Refusal Invalid(string message, string? pointer = null) => new(RefusalKind.Invalid, message, pointer);

    public static Refusal NotFound(string what) => new(RefusalKind.NotFound, $"{what} does not exist.");

    public static Refusal Conflict(string message) => new(RefusalKind.Conflict, message);

    public static Refusal Forbidden(string message) => new(RefusalKind.Forbidden, message);
}

public enum RefusalKind { Invalid, NotFound, Conflict, Forbidden, Unprocessable, Busy, Unavailable, PreconditionFailed }

/// <param name="Pointer">JSON pointer (RFC 6901) into the document that was given.</param>
/// <param name="Message">What was wrong and what was expected.</param>
public sealed record FieldError(string Pointer, string Message)
{
    /// <summary>From 1, where the document came as a text; null otherwise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Line { get; init; }

    /// <summary>From 1, where the document came as a text; null otherwise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Column { get; init; }
}
