# SPDX-License-Identifier: GPL-3.0-or-later
# The QML files of the module, and what their images and tokens are made from.
find_package(Qt6 6.4 REQUIRED COMPONENTS Svg)
find_package(Python3 REQUIRED COMPONENTS Interpreter)

set(DOORWARD_TOKENS "${CMAKE_CURRENT_BINARY_DIR}/Tokens.qml")
# Made while configuring: qt_add_qml_module copies its files then.
execute_process(COMMAND "${Python3_EXECUTABLE}" "${CMAKE_CURRENT_SOURCE_DIR}/tokens/generate.py"
        "${CMAKE_CURRENT_SOURCE_DIR}/tokens/tokens.json"
        "${CMAKE_CURRENT_SOURCE_DIR}/tokens/Tokens.qml.in" "${DOORWARD_TOKENS}"
    COMMAND_ERROR_IS_FATAL ANY)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS
    tokens/generate.py tokens/tokens.json tokens/Tokens.qml.in)
set_source_files_properties("${DOORWARD_TOKENS}" PROPERTIES
    QT_QML_SINGLETON_TYPE TRUE QT_RESOURCE_ALIAS Tokens.qml)

set(DOORWARD_QML_FILES
    "${DOORWARD_TOKENS}"
    components/Avatar.qml
    components/Backdrop.qml
    components/Cap.qml
    components/CardFace.qml
    components/CardInSeam.qml
    components/CardSlot.qml
    components/ChoiceList.qml
    components/ClockBlock.qml
    components/ConfirmDialog.qml
    components/CountdownRing.qml
    components/DotsRow.qml
    components/FocusRing.qml
    components/Glow.qml
    components/GlowLight.qml
    components/HintLine.qml
    components/Icon.qml
    components/IconButton.qml
    components/Key.qml
    components/Layout.qml
    components/MediaRow.qml
    components/MessageLine.qml
    components/MethodsRow.qml
    components/OpeningLeaf.qml
    components/Panel.qml
    components/PanelRow.qml
    components/PasswordField.qml
    components/PeopleList.qml
    components/PersonHeader.qml
    components/PersonRow.qml
    components/PinPad.qml
    components/PushButton.qml
    components/QuietRow.qml
    components/Runner.qml
    components/Seam.qml
    components/SearchField.qml
    components/StatusLine.qml
    components/Sway.qml
    components/TriesRow.qml
    components/Words.qml
    keyboard/BottomRow.qml
    keyboard/KeyFace.qml
    keyboard/KeyboardArea.qml
    keyboard/KeyboardLook.qml
    keyboard/KeyboardPanel.qml
    keyboard/LetterKey.qml
    keyboard/LetterRow.qml
    keyboard/LetterRows.qml
    keyboard/SignKey.qml
    keyboard/SignRows.qml
    screens/AskPower.qml
    screens/ClockArea.qml
    screens/DoorPanel.qml
    screens/DoorScreen.qml
    screens/GreeterScreen.qml
    screens/IdlePerson.qml
    screens/LockerScreen.qml
    screens/NewPasswordFields.qml
    screens/PeopleArea.qml
    screens/PowerDialog.qml
    screens/Prompt.qml
    screens/PromptArea.qml
    screens/PromptFields.qml
    screens/Slow.qml
    settings/PinFact.qml
    settings/PinHeading.qml
    settings/PinHints.qml
    settings/PinOff.qml
    settings/PinOn.qml
    settings/PinPage.qml
    settings/PinPromise.qml
    settings/PinSetUp.qml
    settings/PinStrength.qml
    simple/SimpleKey.qml
    simple/SimpleLetters.qml
    simple/SimplePad.qml
    simple/SimplePrompt.qml
    simple/SimpleScreen.qml)

# Found by Qt's virtual keyboard by their names and places, not types of ours.
file(GLOB DOORWARD_KEYBOARD_LAYOUTS CONFIGURE_DEPENDS RELATIVE "${CMAKE_CURRENT_SOURCE_DIR}"
    "${CMAKE_CURRENT_SOURCE_DIR}/keyboard/layouts/*/*.qml")
file(GLOB DOORWARD_KEYBOARD_FALLBACKS CONFIGURE_DEPENDS RELATIVE "${CMAKE_CURRENT_SOURCE_DIR}"
    "${CMAKE_CURRENT_SOURCE_DIR}/keyboard/layouts/*/*.fallback")
set_source_files_properties(keyboard/style.qml keyboard/plugins/DefaultInputMethod.qml
    ${DOORWARD_KEYBOARD_LAYOUTS} PROPERTIES
    QT_QML_SKIP_QMLDIR_ENTRY TRUE)
list(APPEND DOORWARD_QML_FILES
    keyboard/style.qml keyboard/plugins/DefaultInputMethod.qml ${DOORWARD_KEYBOARD_LAYOUTS})

set(DOORWARD_QML_SOURCES
    access/announcer.cpp access/announcer.h
    access/choices.cpp access/choices.h
    access/screen_reader.cpp access/screen_reader.h
    access/secret_input_access.cpp access/secret_input_access.h
    images/caps.cpp images/caps.h
    images/dither.h
    images/face.cpp images/face.h
    images/glow.cpp images/glow.h
    images/icons.cpp images/icons.h
    images/input_watch.cpp images/input_watch.h
    images/picture_file.cpp images/picture_file.h
    images/portraits.cpp images/portraits.h
    wall/scrim.cpp wall/scrim.h
    wall/soft_leaf.cpp wall/soft_leaf.h
    wall/wall_choice.cpp wall/wall_choice.h
    wall/wall_picture.cpp wall/wall_picture.h
    wall/wall_work.cpp wall/wall_work.h
    wall/wallpaper.cpp wall/wallpaper.h)

file(GLOB DOORWARD_ICONS CONFIGURE_DEPENDS RELATIVE "${CMAKE_CURRENT_SOURCE_DIR}"
    "${CMAKE_CURRENT_SOURCE_DIR}/images/icons/*.svg")
