using System.ComponentModel.DataAnnotations;

namespace ControlTower.Web.Shared.Settings;

/// <summary>The members of a section are checked as well, and all that is wrong with them is told.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class CheckedPartsAttribute : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        var errors = new List<ValidationResult>();
        return value is null || Validator.TryValidateObject(value, new(value), errors, validateAllProperties: true)
            ? ValidationResult.Success
            : new(string.Join('\n', errors.Select(error => error.ErrorMessage)));
    }
}
